import type { Result } from "../../audit/result.js";
import { requirementText } from "../../checks/sentence.js";
import { cell, type TableBlock } from "../block.js";
import { countOf } from "../format-count.js";
import { formatGrouping } from "../format-group.js";
import { SHORT_NAME } from "../format-name.js";
import { outcomeOf } from "../limit-outcome.js";
import { plainLimit } from "./plain-measure.js";

/** Rows that have room on the page. */
const MOST = 5;
const order = { not_met: 0, undetermined: 1, met: 2 } as const;

/** The stated limits and what became of each, those that are not met first; null when none were stated. */
export function publicLimits(result: Result): TableBlock | null {
  const { checks } = result;
  if (checks.length === 0) return null;
  const sorted = [...checks].sort((a, b) => order[outcomeOf(a).kind] - order[outcomeOf(b).kind]);
  const rest = sorted.slice(MOST);
  return {
    kind: "table",
    caption: "Limits that were stated, and whether they are met",
    columns: [
      { title: "Limit on", align: "text" },
      { title: "Stated limit", align: "text" },
      { title: "Result", align: "text" },
    ],
    rows: sorted
      .slice(0, MOST)
      .map((row) => [
        cell(`${plainLimit(result, row.metric)}${row.by === null ? "" : `, by ${formatGrouping(row.by, SHORT_NAME)}`}`),
        cell(row.requirement === null ? "no worse than before" : requirementText(row.requirement)),
        cell(outcomeOf(row).words),
      ]),
    note: rest.length === 0 ? null : `${countOf(rest.length, "more limit")} in the full report: ${counted(rest)}.`,
  };
}

const words = { not_met: "not met", undetermined: "cannot be determined", met: "met" } as const;

const counted = (rows: Result["checks"]): string =>
  (["not_met", "undetermined", "met"] as const)
    .map((kind) => ({ kind, n: rows.filter((row) => outcomeOf(row).kind === kind).length }))
    .filter(({ n }) => n > 0)
    .map(({ kind, n }) => `${n} ${words[kind]}`)
    .join(", ");
