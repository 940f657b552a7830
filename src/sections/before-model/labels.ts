import type { BeforeModel, Result } from "../../audit/result.js";
import { cell, type TableBlock } from "../block.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";
import { groupingsOf, sameBy } from "../groupings.js";
import { reasonWords } from "../reason-words.js";

type Measure = keyof BeforeModel["labels"][number]["values"];

const titles: Readonly<Record<Measure, string>> = {
  CI: "Class imbalance (CI)",
  DPL: "Difference in labels (DPL)",
  KL: "KL",
  JS: "JS",
  LP: "L2 norm (LP)",
  TVD: "TVD",
  KS: "KS",
  CDDL: "Within strata (CDDL)",
};

/** For each attribute, how its groups are labelled beside everybody else, under the names and with the signs of SageMaker Clarify. */
export function labelTables(result: Result, { labels }: BeforeModel): readonly TableBlock[] {
  if (result.plan.label === null) return [];
  return groupingsOf(result)
    .filter((by) => by.length === 1)
    .flatMap((by): TableBlock[] => {
      const rows = labels.filter((row) => sameBy(row.by, by));
      const shown = (Object.keys(titles) as Measure[]).filter((name) => rows.some(({ values }) => values[name].value !== null));
      if (rows.length === 0 || shown.length === 0) return [];
      const binary = rows.some(({ favorable }) => favorable !== null);
      return [
        {
          kind: "table",
          caption: `How the groups are labelled, by ${formatGrouping(by)}`,
          columns: [
            { title: "Group", align: "text" },
            ...(binary ? [{ title: "Favorable labels", align: "number" as const }] : []),
            ...shown.map((name) => ({ title: titles[name], align: "number" as const })),
          ],
          rows: rows.map((row) => [
            cell(formatGroup(by, row.group)),
            ...(binary ? [cell(row.favorable === null ? "–" : formatShare(row.favorable))] : []),
            ...shown.map((name) => {
              const { value, reason } = row.values[name];
              return value === null ? cell("–", reasonWords(reason)) : cell(formatScore(value));
            }),
          ]),
          note: "Names and signs follow Amazon SageMaker Clarify: each group is compared with everybody else; CI and DPL are positive when the group is smaller and less often labelled favorably.",
        },
      ];
    });
}
