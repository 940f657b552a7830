import type { ConfusionRow, GroupRow, Result } from "../audit/result.js";
import { type Block, cell, type HeatBlock, type HeatCell, heading, note, type TableBlock } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, sameGroup } from "./format-group.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { formatShare } from "./format-share.js";
import { valueCell } from "./format-value.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { everybody, groupingsOf, groupsBy, sameBy } from "./groupings.js";
import { measureFacts } from "./measure-facts.js";
import { rateDots } from "./rate-dots.js";
import type { Section } from "./section.js";

const OVER_CLASSES = ["accuracy", "macro_true_positive_rate", "worst_true_positive_rate", "macro_f1"];
export const isClassMeasure = (id: string): boolean => OVER_CLASSES.includes(id);

const OF_EACH = [
  ["selection_rate", "Predicted classes"],
  ["true_positive_rate", "Of those recorded as a class, how many are predicted it"],
] as const;
/** Classes and groups up to which tables of both fit a page. */
const [MOST_CLASSES, MOST_GROUPS] = [7, 8];

/** Of several classes: how often each is predicted and found, and what is taken for what, attribute by attribute. */
export const classes: Section = {
  id: "classes",
  title: "Predicted classes by group",
  blocks: (result) =>
    result.plan.task !== "multiclass"
      ? []
      : groupingsOf(result)
          .filter((by) => by.length === 1)
          .flatMap((by) => ofAttribute(result, by)),
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const name = formatGrouping(by);
  const measures = measuresWithValue(result, by, OVER_CLASSES);
  const table = groupTable(result, by, { caption: `Over all classes by ${name}`, measures });
  const groups = groupsBy(result, by);
  const names = (result.plan.classes ?? []).slice(0, MOST_CLASSES);
  const rest = (result.plan.classes?.length ?? 0) - names.length;
  const tables = OF_EACH.map(([id, title]) => ofEachClass(result, by, { id, caption: `${title}, by ${name}`, names }));
  const heats = groups.slice(0, MOST_GROUPS).flatMap((row) => confusionHeat(result, row, names) ?? []);
  return [
    heading(name),
    ...(measures.length === 0 ? [] : [rateDots(result, by, { measure: measures[0]!, table }) ?? table]),
    ...tables.filter((one) => one !== null),
    ...heats,
    ...(rest > 0 ? [note(`${countOf(rest, "more class", "more classes")}: see results.json.`)] : []),
    ...(heats.length > 0 && groups.length > MOST_GROUPS
      ? [note(`Tables of ${countOf(groups.length - MOST_GROUPS, "more group")}: see results.json.`)]
      : []),
  ];
}

interface OfEach {
  readonly id: string;
  readonly caption: string;
  readonly names: readonly string[];
}

/** One rate of every class against the rest, a column a class. */
function ofEachClass(result: Result, by: readonly string[], { id, caption, names }: OfEach): TableBlock | null {
  const all = everybody(result);
  const ids = names.map((name) => `${id}[${name}]`);
  if (!all || ids.every((one) => (all.metrics[one]?.value ?? null) === null)) return null;
  const row = (group: GroupRow) => [
    cell(formatGroup(group.by, group.group)),
    cell(formatCount(group.n)),
    ...ids.map((one) => valueCell(group.metrics[one], measureFacts(result, one))),
  ];
  return {
    kind: "table",
    caption,
    columns: [
      { title: formatGrouping(by), align: "text" },
      { title: "Rows", align: "number" },
      ...names.map((name) => ({ title: formatName(name, SHORT_NAME), align: "number" as const })),
    ],
    rows: [...groupsBy(result, by), all].map(row),
    note: null,
  };
}

/** What is taken for what in one group; null without both columns. */
function confusionHeat(result: Result, { by, group }: GroupRow, names: readonly string[]): HeatBlock | null {
  const rows = result.confusion.filter((row) => sameBy(row.by, by) && sameGroup(by, row.group, group));
  const known = rows.filter(({ label, prediction }) => label !== null && prediction !== null);
  if (known.length === 0) return null;
  const weight = (some: readonly ConfusionRow[]): number => some.reduce((sum, row) => sum + row.weight, 0);
  return {
    kind: "heat",
    caption: `Predicted for each recorded class: ${formatGrouping(by)} ${formatGroup(by, group)}`,
    rowTitle: "Truly",
    columns: names.map((name) => formatName(name, SHORT_NAME)),
    rows: names.map((label) => {
      const own = known.filter((row) => row.label === label);
      const total = weight(own);
      return {
        label: formatName(label, SHORT_NAME),
        cells: names.map((prediction): HeatCell => {
          const found = own.find((row) => row.prediction === prediction);
          if (total === 0) return { text: "–", details: ["no rows"], shade: null };
          const share = (found?.weight ?? 0) / total;
          return { text: formatShare(share), details: [`n\u00a0${formatCount(found?.n ?? 0)}`], shade: shadeOf(share) };
        }),
      };
    }),
    note: "Each row adds up to 100%: of those recorded as a class, the share that gets each prediction.",
  };
}

const shadeOf = (share: number): HeatCell["shade"] => Math.min(5, Math.floor(share * 6)) as NonNullable<HeatCell["shade"]>;
