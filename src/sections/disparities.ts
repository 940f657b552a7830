import type { Result } from "../audit/result.js";
import type { DisparityRow } from "../disparities/row.js";
import { type Block, heading, note, text } from "./block.js";
import { disparityScale, isNamed } from "./disparity-facts.js";
import { disparityForest } from "./disparity-forest.js";
import { disparityTable } from "./disparity-table.js";
import { countOf } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { gather } from "./gather.js";
import { isKeyMeasure } from "./key-measures.js";
import type { Section } from "./section.js";

/** Every named disparity with its bounds, way of splitting by way of splitting. */
export const disparities: Section = {
  id: "disparities",
  title: "Gaps between groups",
  blocks(result) {
    const byGrouping = gather(result.disparities, ({ by }) => JSON.stringify(by));
    if (byGrouping.size === 0) return [text("No groups were compared.")];
    return [...byGrouping.values()].flatMap((rows) => ofGrouping(result, rows));
  },
};

function ofGrouping(result: Result, rows: readonly DisparityRow[]): readonly Block[] {
  const name = formatGrouping(rows[0]!.by);
  const named = rows.filter((row) => isNamed(row) && row.group === undefined);
  const points = named.filter((row) => disparityScale(result, row) === "points");
  const ratios = named.filter((row) => disparityScale(result, row) === "ratio");
  const scores = named.filter((row) => disparityScale(result, row) === "score");
  const perGroup = rows.filter((row) => row.group !== undefined && (isNamed(row) || isTold(row)));
  const shown = new Set<DisparityRow>([...named, ...perGroup]);
  const rest = rows.filter((row) => !shown.has(row)).length;
  return [
    heading(name),
    ...disparityForest(result, points, { scale: "points", title: `Differences by ${name}` }),
    ...disparityForest(result, ratios, { scale: "ratio", title: `Ratios by ${name}` }),
    ...(scores.length === 0 ? [] : [disparityTable(result, scores, `Other disparities by ${name}`)]),
    ...comparedWithReference(result, perGroup, name),
    ...(rest === 0 ? [] : [note(`${countOf(rest, "more comparison")} by ${name} of other measures: see results.json.`)]),
  ];
}

/** Of the comparisons with a reference group those that a reader asks for: differences of key measures, one attribute at a time. */
const isTold = ({ contrast, metric, by }: DisparityRow): boolean =>
  contrast === "difference_to_reference" && isKeyMeasure(metric) && by.length === 1;

/** The contrasts that have a row for each group: one chart a contrast and measure for ratios of decisions, one table a contrast for the rest. */
function comparedWithReference(result: Result, rows: readonly DisparityRow[], name: string): readonly Block[] {
  const byId = [...gather(rows, ({ id }) => id).values()];
  const impact = byId.filter(([row]) => isNamed(row!) && disparityScale(result, row!) === "ratio");
  const others = gather(byId.filter((entry) => !impact.includes(entry)).flat(), ({ contrast }) => contrast);
  return [
    ...impact.flatMap((entry) => disparityForest(result, entry, { scale: "ratio", title: `${contrastTitle(entry[0]!)} by ${name}` })),
    ...[...others.values()].map((entry) => disparityTable(result, entry, `${contrastTitle(entry[0]!)}, by ${name}`)),
  ];
}

function contrastTitle(row: DisparityRow): string {
  const words = (isNamed(row) ? row.id.split("@", 1)[0]! : row.contrast).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
