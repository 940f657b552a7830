import type { Result } from "../../audit/result.js";
import type { RateGap } from "../../audit/rows/rate-gap.js";
import type { Adversarial, FeatureSweep, FlipDistance } from "../../audit/stress/adversarial-row.js";
import { withinEstimate } from "../../audit/stress/near-flips.js";
import { hasValue } from "../../metrics/kind/metric.js";
import { type Block, type Cell, cell, note, text } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";
import { pluralList } from "../plural-list.js";
import { flipCurves } from "./flip-curves.js";

/** Features in the table; the results hold them all. */
const MOST_SHOWN = 12;

/** "0.12 (0.08 to 0.19)"; "none for half of them". */
export function distanceWords({ median, lower, upper }: FlipDistance): string {
  if (median === null) return "none for half of them";
  return `${formatScore(median)} (${lower === null ? "0" : formatScore(lower)} to ${upper === null ? "no bound" : formatScore(upper)})`;
}

/** Features that turn decisions by themselves, the most often first. */
export const sweepsShown = ({ sweeps }: Adversarial): readonly FeatureSweep[] =>
  sweeps
    .filter(({ everybody }) => everybody.flipped > 0)
    .sort((a, b) => b.everybody.flipped - a.everybody.flipped || (a.feature < b.feature ? -1 : 1));

/** How little has to change for another decision, by group, and which features do it alone. */
export function nearestDecisions(result: Pick<Result, "adversarial" | "plan">): readonly Block[] {
  const { adversarial } = result;
  if (adversarial === null) return [];
  const { everybody, byGroup, within } = adversarial;
  const { confidence } = result.plan;
  const shown = sweepsShown(adversarial);
  return [
    ...flipCurves(adversarial, result.plan.confidence),
    {
      kind: "table",
      caption: "How small a change leads to another decision, all columns together",
      columns: [
        { title: "Group", align: "text" },
        { title: "Rows", align: "number" },
        { title: "Another decision found", align: "number" },
        { title: `Within ${within.distance}`, align: "number" },
        { title: "Median distance", align: "number" },
        { title: "Columns that change", align: "number" },
        { title: "With another category", align: "number" },
      ],
      rows: [everybody, ...byGroup].map((row) => [
        cell(formatGroup(row.by, row.group)),
        cell(formatCount(row.rows)),
        cell(formatCount(row.flipped)),
        withinCell(row, within.distance, confidence),
        cell(distanceWords(row)),
        cell(row.columnsChanged === null ? "–" : formatCount(row.columnsChanged)),
        cell(row.flipped === 0 ? "–" : formatCount(row.withCategories)),
      ]),
      note: "Distances add up what changes: 0.1 is a move past a tenth of all rows in one column, and another category counts 1. For a group with smaller distances, smaller errors or manipulations are enough to change decisions.",
    },
    ...nearGaps(adversarial),
    ...(shown.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: "Decisions that one feature alone can change",
            columns: [
              { title: "Feature", align: "text" },
              { title: "Rows", align: "number" },
              { title: "Median smallest shift", align: "number" },
            ],
            rows: shown
              .slice(0, MOST_SHOWN)
              .map(({ feature, everybody: all }) => [
                cell(formatName(feature)),
                cell(formatShare(all.rate ?? 0), `${formatShare(all.lower ?? 0)} to ${formatShare(all.upper ?? 1)}`),
                cell(all.medianShift === null ? "another text" : formatScore(all.medianShift)),
              ]),
            note: shown.length > MOST_SHOWN ? `${formatCount(shown.length - MOST_SHOWN)} more features turn fewer.` : null,
          } satisfies Block,
        ]),
    note(nearestMethod(adversarial)),
  ];
}

function withinCell(row: FlipDistance, distance: number, confidence: number): Cell {
  const found = withinEstimate(row, distance);
  if (!hasValue(found)) return cell("–");
  const limits = found.limits((1 - confidence) / 2);
  return cell(formatShare(found.value), ...(limits === null ? [] : [`${formatShare(limits.lower)} to ${formatShare(limits.upper)}`]));
}

/** For whom decisions are proved to be turned by less; that for nobody, where there are groups. */
function nearGaps({ medianGaps, within }: Adversarial): readonly Block[] {
  const measured = [...within.gaps, ...medianGaps].filter(({ value }) => value !== null);
  if (measured.length === 0) return [];
  const proven = (gaps: readonly RateGap[]): readonly RateGap[] => gaps.filter(({ bounds }) => (bounds?.lower ?? 0) > 0);
  const words = [
    ...proven(within.gaps).map(
      ({ by, higher, lower, value, bounds }) =>
        `By ${formatGrouping(by)}, another decision is within ${within.distance} for more of ${formatGroup(by, higher!)} than of ${formatGroup(by, lower!)}: ${formatPoints(value!)} points more, at least ${formatPoints(bounds!.lower!)}.`,
    ),
    ...proven(medianGaps).map(
      ({ by, higher, lower, value, bounds }) =>
        `By ${formatGrouping(by)}, half of ${formatGroup(by, lower!)} have another decision nearer than half of ${formatGroup(by, higher!)}: by ${formatScore(value!)}, at least ${formatScore(bounds!.lower!)}.`,
    ),
  ];
  return [text(words.length === 0 ? "For no group are other decisions proved to be nearer than for another." : words.join(" "))];
}

/** How it was searched, in some sentences. */
export function nearestMethod(nearest: Adversarial): string {
  const { rows, planned, queries, asked, immutable, increaseOnly, decreaseOnly, bounds, truncated, everybody } = nearest;
  const counted =
    everybody.weights === null
      ? ""
      : " As many rows of each group of the first attribute were tried; where groups are taken together, each row counts for the people it stands for.";
  const list = (words: string, names: readonly string[]): string =>
    names.length === 0 ? "" : ` ${words}: ${pluralList(names.map((name) => formatName(name)))}.`;
  return `Searched for ${countOf(rows, "row")} with at most ${formatCount(queries)} questions each (${formatCount(asked)} in all): from near rows with another decision and from other categories back to the boundary and along it; then every change that was not needed was undone. Distances are those that were found; there may be nearer ones. Only values that occur in the data were tried.${counted}${list("Not changed", immutable)}${list("Only larger", increaseOnly)}${list("Only smaller", decreaseOnly)}${list("Within bounds", Object.keys(bounds))}${truncated ? ` The budget ended early: ${countOf(rows, "row")} of ${formatCount(planned)} were searched.` : ""}`;
}
