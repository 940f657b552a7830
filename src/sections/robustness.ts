import type { Result } from "../audit/result.js";
import type { StressFacts } from "../audit/stress/row.js";
import { aboutAnswers, cutWords } from "./about-answers.js";
import { type Block, note, text } from "./block.js";
import { codesNotTold } from "./codes-not-told.js";
import { countOf, formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";
import { pluralList } from "./plural-list.js";
import { degradation, singleStrengths } from "./robustness/degradation.js";
import { disturbanceList } from "./robustness/disturbance-list.js";
import { expectationTable } from "./robustness/expectations.js";
import { gapForest } from "./robustness/gap-forest.js";
import { measureMoves } from "./robustness/measure-moves.js";
import { nearestDecisions } from "./robustness/nearest.js";
import { servingTexts } from "./robustness/serving.js";
import { attributeSwaps } from "./robustness/single-steps.js";
import { survivalTable } from "./robustness/survival-table.js";
import type { Section } from "./section.js";

/** What decisions do when the data are disturbed, and whether they give way for one group sooner than for another. */
export const robustness: Section = {
  id: "robustness",
  title: "Decisions when the data are disturbed",
  blocks(result) {
    const { stress } = result;
    if (stress === null) return [];
    const { robustness: rows } = result;
    const disturbed =
      rows.length === 0
        ? []
        : [
            text(
              "The data were disturbed in the ways listed in the first table, as data go wrong in practice. The model was asked again about every row that changed, and the decisions that changed were counted by group.",
            ),
            ...disturbanceList(result),
            ...codesIn(result),
            ...gapForest(result),
            ...degradation(result),
            ...singleStrengths(result),
            ...measureMoves(result),
            ...survivalTable(result),
            ...attributeSwaps(result),
          ];
    return [
      ...aboutAnswers(result),
      ...disturbed,
      ...nearestDecisions(result),
      ...expectationTable(result),
      ...servingTexts(result),
      ...(rows.length === 0 ? [] : [note(stressMethod(stress, cutWords(result)))]),
    ];
  },
};

/** Where a column's spread is that of codes rather than of amounts. */
function codesIn(result: Result): readonly Block[] {
  const found = codesNotTold(result);
  return found === null
    ? []
    : [
        text(
          `Numbers in ${found.columns} look like codes for “not known”. They widen the column’s standard deviation, so disturbances that are measured in it are larger there than real errors would be.`,
        ),
      ];
}

const cutParts: Readonly<Record<StressFacts["cut"][number], string>> = {
  disturbances: "disturbances",
  expectations: "what is expected of single features",
  serving: "asking the same again",
  adversarial: "the search for the nearest change of decision",
};

/** How it was carried out, in some sentences. */
export function stressMethod(
  { rowsUsed, rowsKept, threshold, repeats, evals, unchanged, planned, skipped, shortened, leftOut, cut }: StressFacts,
  cutBy = "",
): string {
  const some = rowsUsed < rowsKept ? ` of ${formatCount(rowsKept)}, chosen by chance` : "";
  const at = threshold === null ? "" : ` Decisions are scores of at least ${threshold}${cutBy}.`;
  const protectedOnes =
    leftOut.length === 0
      ? ""
      : ` Protected attributes are only swapped, not disturbed: ${pluralList(leftOut.map(({ column }) => formatName(column)))}.`;
  const short = skipped === 0 ? "" : ` The budget ended before ${formatCount(skipped)} of them were carried out.`;
  const fewer = shortened === 0 ? "" : ` The budget left fewer repeats of ${formatCount(shortened)} of them.`;
  const others = cut.filter((part) => part !== "disturbances");
  const partial = others.length === 0 ? "" : ` The budget also cut short: ${pluralList(others.map((part) => cutParts[part]))}.`;
  return `${countOf(planned, "disturbance")} of ${countOf(rowsUsed, "row")}${some}; those that are random and affect all columns were drawn ${countOf(repeats, "time")}.${short}${fewer}${partial} The model was asked about ${countOf(evals, "row")}; ${formatCount(unchanged)} were left out because nothing in them had changed.${at}${protectedOnes} Ranges cover the sampling of rows. The random draws depend on the content of the rows, not on their order.`;
}
