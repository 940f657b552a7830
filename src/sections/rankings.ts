import type { Result } from "../audit/result.js";
import { type Block, cell, heading, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatShare } from "./format-share.js";
import { valueCell } from "./format-value.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { everybody, groupingsOf, groupsBy } from "./groupings.js";
import { measureFacts } from "./measure-facts.js";
import { rateDots } from "./rate-dots.js";
import { representationCurves } from "./representation-curves.js";
import type { Section } from "./section.js";

const EXPOSURE = ["exposure_share", "mean_exposure", "top_10_rate"];
const ORDER = [
  "pairwise_win_rate",
  "mean_relevance",
  "exposure_per_relevance",
  "inter_group_pairwise_accuracy",
  "intra_group_pairwise_accuracy",
  "ndcg",
];

export const isRankingMeasure = (id: string): boolean => [...EXPOSURE, ...ORDER].includes(id);

/** Of ranked items: who gets the attention of the first places, and how well the order fits, attribute by attribute. */
export const rankings: Section = {
  id: "rankings",
  title: "Places and exposure by group",
  blocks: (result) =>
    result.plan.task !== "ranking"
      ? []
      : groupingsOf(result)
          .filter((by) => by.length === 1)
          .flatMap((by) => ofAttribute(result, by)),
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const name = formatGrouping(by);
  const exposure = exposureTable(result, by);
  const order = measuresWithValue(result, by, ORDER);
  const curves = representationCurves(result, by);
  return [
    heading(name),
    rateDots(result, by, { measure: "mean_exposure", table: exposure }) ?? exposure,
    ...(curves === null ? [] : [curves]),
    ...(order.length === 0 ? [] : [groupTable(result, by, { caption: `Pairs and order by ${name}`, measures: order })]),
  ];
}

/** Each group's share of the items beside its share of the attention. */
function exposureTable(result: Result, by: readonly string[]): TableBlock {
  const all = everybody(result)?.n ?? 0;
  const facts = EXPOSURE.map((id) => measureFacts(result, id));
  return {
    kind: "table",
    caption: `Share of items and of exposure by ${formatGrouping(by)}`,
    columns: [
      { title: formatGrouping(by), align: "text" },
      { title: "Items", align: "number" },
      { title: "Share of items", align: "number" },
      ...facts.map(({ title }) => ({ title, align: "number" as const })),
    ],
    rows: groupsBy(result, by).map((row) => [
      cell(formatGroup(by, row.group)),
      cell(formatCount(row.n)),
      cell(all === 0 ? "–" : formatShare(row.n / all)),
      ...facts.map((fact) => valueCell(row.metrics[fact.id], fact)),
    ]),
    note: "Exposure falls with the logarithm of the place: the first place counts 1, the third half. Tied items share that of their places.",
  };
}
