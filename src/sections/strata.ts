import type { Result } from "../audit/result.js";
import type { DisparityRow, GroupKey } from "../disparities/row.js";
import { type Block, cell, heading, text } from "./block.js";
import { formatBounds } from "./disparity-facts.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatShare } from "./format-share.js";
import { groupingsOf, sameBy } from "./groupings.js";
import { pluralList } from "./plural-list.js";
import { pooledStrata } from "./pooled-strata.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** The gap in decisions within each stratum: like compared with like. */
export const strata: Section = {
  id: "strata",
  title: "Gaps within strata",
  blocks(result) {
    if (result.strata.length === 0) return [];
    const columns = pluralList(result.plan.strata.map((name) => formatName(name)));
    return [
      text(
        `The same comparison among rows with the same ${columns}. A gap over all rows may disappear or reverse within each ${columns}, because groups are spread differently over it.`,
      ),
      ...groupingsOf(result)
        .filter((by) => by.length === 1)
        .flatMap((by) => ofAttribute(result, by)),
    ];
  },
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const name = formatGrouping(by);
  const title = formatGrouping(result.plan.strata);
  return [
    heading(name),
    ...pooledStrata(result, by),
    {
      kind: "table",
      caption: `Selection rate by ${name} within ${title}`,
      columns: [
        { title, align: "text" },
        { title: "Highest group", align: "text" },
        { title: "Lowest group", align: "text" },
        { title: "Gap (percentage points)", align: "number" },
        { title: `Range (${formatLevel(result.plan.confidence)} each side)`, align: "number" },
      ],
      rows: result.strata.map(({ stratum, disparities }) => [
        cell(stratumName(result, stratum)),
        ...gapCells(
          disparities.find((row) => row.metric === "selection_rate" && row.contrast === "difference" && sameBy(row.by, by)),
          by,
        ),
      ]),
      note: null,
    },
  ];
}

const stratumName = ({ plan }: Result, stratum: GroupKey): string => formatGroup(plan.strata, stratum);

function gapCells(row: DisparityRow | undefined, by: readonly string[]) {
  if (!row?.pair || row.value === null) return [cell("–"), cell("–"), cell("–", reasonWords(row?.reason ?? null)), cell("–")];
  const rates = [row.pair.a, row.pair.b].map(({ group, value, n }) =>
    cell(formatGroup(by, group), `${value === null ? "–" : formatShare(value)} of ${formatCount(n)}`),
  );
  return [...rates, cell(formatPoints(row.value)), cell(formatBounds(row, "points"))];
}
