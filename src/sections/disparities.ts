import type { Result } from "../audit/result.js";
import type { DisparityRow } from "../disparities/row.js";
import { isAbsentInput } from "./absent-inputs.js";
import { type Block, heading, note, text } from "./block.js";
import { disparityName, disparityScale, disparityTitle, isNamed, isOfEverybody } from "./disparity-facts.js";
import { disparityForest } from "./disparity-forest.js";
import { disparityTable } from "./disparity-table.js";
import { formatGrouping, sameGroup } from "./format-group.js";
import { gather } from "./gather.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";
import { referenceTable } from "./reference-table.js";
import { isOfScores } from "./score-measures.js";
import { isSearchOnly } from "./search-only.js";
import type { Section } from "./section.js";

/** Every named disparity with its bounds, and each group against the highest and the reference group, way of splitting by way of splitting. */
export const disparities: Section = {
  id: "disparities",
  title: "Gaps between groups",
  blocks(result) {
    if (isSearchOnly(result)) return [];
    const byGrouping = gather(result.disparities, ({ by }) => JSON.stringify(by));
    if (byGrouping.size === 0) return [text("No groups were compared.")];
    return [
      ...[...byGrouping.values()].flatMap((rows) =>
        isDrawn(result, rows[0]!.by) ? ofGrouping(result, rows) : tablesOf(ofGrouping(result, rows)),
      ),
      note("This section shows the gaps that have an established name; results.json has every measure compared in every way."),
    ];
  },
};

/** Intersections up to which their gaps are drawn. */
const MOST_DRAWN = 3;

const isDrawn = ({ plan }: Result, by: readonly string[]): boolean =>
  by.length === 1 || plan.groupings.filter(({ length }) => length > 1).length <= MOST_DRAWN;

/** The numbers alone: of many intersections the pictures would be the most of the report. */
const tablesOf = (blocks: readonly Block[]): readonly Block[] => blocks.map((block) => (block.kind === "forest" ? block.table : block));

function ofGrouping(result: Result, rows: readonly DisparityRow[]): readonly Block[] {
  const { by } = rows[0]!;
  const name = formatGrouping(by);
  const all = rows.filter(
    (row) => isNamed(row) && row.group === undefined && !isOfScores(result, disparityName(row)) && !isOfEverybody(row),
  );
  const named = gather(
    all.filter(({ value }) => value !== null),
    (row) => disparityScale(result, row),
  );
  if (rows.every(({ value }) => value === null))
    return [heading(name), text(`No groups by ${name} could be compared: ${reasonWords(rows[0]!.reason)}.`)];
  const scores = named.get("score") ?? [];
  const amounts = named.get("amount") ?? [];
  const reference = by.length === 1 ? referenceTable(result, by) : null;
  return [
    heading(name),
    ...disparityForest(result, named.get("points") ?? [], { scale: "points", title: `Differences by ${name}` }),
    ...disparityForest(result, named.get("ratio") ?? [], { scale: "ratio", title: `Ratios by ${name}` }),
    ...(amounts.length === 0 ? [] : [disparityTable(result, amounts, `Amounts by ${name}`)]),
    ...(scores.length === 0 ? [] : [disparityTable(result, scores, `Other disparities by ${name}`)]),
    ...disparityForest(result, impactRatios(result, rows), {
      scale: "ratio",
      title: `Favourable decisions, each group against the highest, by ${name}`,
    }),
    ...(reference === null ? [] : [reference]),
    ...notComputed(result, all),
  ];
}

/** One line for what has no value although the data have what it needs. */
function notComputed(result: Result, rows: readonly DisparityRow[]): readonly Block[] {
  const without = rows.filter(({ value, reason }) => value === null && !isAbsentInput(reason));
  if (without.length === 0) return [];
  const byReason = gather(without, ({ reason }) => reasonWords(reason));
  const parts = [...byReason].map(([why, some]) => `${pluralList(some.map((row) => disparityTitle(result, row)))} (${why})`);
  return [note(`Not computed: ${parts.join("; ")}.`)];
}

/** Of each group that is compared: its rate of favourable decisions over the highest one, which is not set against itself. */
function impactRatios({ plan }: Result, rows: readonly DisparityRow[]): readonly DisparityRow[] {
  const metric = plan.favorable === "positive" ? "selection_rate" : "favorable_decision_rate";
  return rows.filter(
    ({ contrast, metric: of, group, value, pair, by }) =>
      contrast === "impact_ratio" &&
      of === metric &&
      group !== undefined &&
      value !== null &&
      !(pair !== null && sameGroup(by, pair.a.group, pair.b.group)),
  );
}
