import type { SelectionStanding, SelectionTable } from "../../audit/regulation/row.js";
import { type Block, cell, type TableBlock } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatProbability } from "../format-probability.js";
import { formatShare } from "../format-share.js";
import { printed } from "../keep-side.js";
import { pluralList } from "../plural-list.js";
import { noSelections, ratioOf } from "./selection-words.js";

const standings: Readonly<Record<SelectionStanding, string>> = {
  reference: "highest rate",
  left_out: "under 2%, left out of the ratios",
  below_and_significant: "below four fifths, unlikely by chance",
  below_not_significant: "below four fifths, chance not excluded",
  below_too_few: "below four fifths, too few to conclude",
  above_but_significant: "not below four fifths, unlikely by chance",
  no_indication: "no indication",
  undetermined: "cannot be determined",
};

/** The tables of a screen, each with its effect and evidence. */
export function screenBlocks(tables: readonly SelectionTable[]): readonly Block[] {
  return tables.flatMap((table): readonly Block[] => {
    const nothing = noSelections(table);
    if (nothing !== null) return [nothing];
    const quadrant = quadrantOf(table);
    return [countsOf(table), ...(quadrant === null ? [] : [quadrant])];
  });
}

function countsOf({ by, outcome, reference, unknown, rows }: SelectionTable): TableBlock {
  const scoring = outcome === "above_median";
  const few = rows.filter(({ share }) => share < 0.02);
  return {
    kind: "table",
    caption: `${scoring ? "Scores above the median" : "Selections"}, by ${formatGrouping(by)}`,
    columns: [
      { title: formatGrouping(by), align: "text" },
      { title: "# of people", align: "number" },
      { title: scoring ? "# above median" : "# selected", align: "number" },
      { title: scoring ? "Scoring rate" : "Selection rate", align: "number" },
      { title: "Impact ratio", align: "number" },
      { title: "p (Fisher)", align: "number" },
      { title: "Lacking", align: "number" },
    ],
    rows: rows.map((row) => [
      cell(formatGroup(by, row.group), standings[row.standing]),
      cell(formatCount(row.n)),
      cell(formatCount(row.selected)),
      cell(formatShare(row.rate), `${formatShare(row.lower)} to ${formatShare(row.upper)}`),
      cell(ratioOf(row)),
      row.comparison === null
        ? cell("–")
        : cell(formatProbability(row.comparison.fisherP), `adjusted ${formatProbability(row.comparison.holmP)}`),
      row.comparison?.toFourFifths == null
        ? cell("–")
        : cell(formatCount(row.comparison.toFourFifths), `${printed(Math.max(0, row.comparison.shortfall.toReference), 1, [])} to parity`),
    ]),
    note: [
      reference === null
        ? "Nobody was selected, so there is no ratio."
        : `Ratios are to the highest rate, that of ${formatGroup(by, reference)}, from unrounded rates; below four fifths is decided in whole numbers.`,
      `${countOf(unknown.n, "person", "people")} whose group is not recorded ${unknown.n === 1 ? "is" : "are"} not in the table${unknown.n === 0 ? "" : `; ${formatCount(unknown.selected)} of them ${scoring ? "scored above the median" : "were selected"}`}.`,
      few.length === 0 ? "" : `Under 2% of the people: ${pluralList(few.map(({ group }) => formatGroup(by, group)))}.`,
      "p: Fisher’s exact test against the highest rate, two-sided, and adjusted by Holm for the comparisons of this table. Lacking: selections to four fifths of the highest rate, and to that rate.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  };
}

/** Effect by evidence, as two by two; null when there is nothing to compare. */
function quadrantOf({ by, outcome, rows }: SelectionTable): TableBlock | null {
  const names = (...wanted: readonly SelectionStanding[]): string => {
    const found = rows.filter(({ standing }) => wanted.includes(standing)).map(({ group }) => formatGroup(by, group));
    return found.length === 0 ? "–" : pluralList(found, 8);
  };
  if (!rows.some(({ comparison }) => comparison !== null)) return null;
  const unadjusted = rows.filter(
    ({ comparison, standing }) =>
      comparison !== null && standing.endsWith("significant") && comparison.fisherP < 0.05 && comparison.holmP >= 0.05,
  );
  return {
    kind: "table",
    caption: `Effect and evidence, ${outcome === "above_median" ? "scores above the median" : "selections"} by ${formatGrouping(by)}`,
    columns: [
      { title: "Ratio to the highest rate", align: "text" },
      { title: "Unlikely by chance (p < 0.05)", align: "text" },
      { title: "Chance not excluded", align: "text" },
    ],
    rows: [
      [cell("Below four fifths"), cell(names("below_and_significant")), cell(names("below_not_significant", "below_too_few"))],
      [cell("Not below four fifths"), cell(names("above_but_significant")), cell(names("no_indication"))],
    ],
    note: `p is not adjusted here, as this screen is practised.${unadjusted.length === 0 ? "" : ` Does not survive adjustment for ${countOf(rows.length - 1, "comparison")}: ${pluralList(unadjusted.map(({ group }) => formatGroup(by, group)))}.`}`,
  };
}
