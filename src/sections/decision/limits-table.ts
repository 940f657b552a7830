import type { CheckRow, Result } from "../../audit/result.js";
import { printNumber } from "../../checks/print-number.js";
import { groupText, limitsIn, rangeText, requirementText } from "../../checks/sentence.js";
import { cell, type TableBlock } from "../block.js";
import { areUndeclared } from "../declared-limits.js";
import { sentenceCase } from "../disparity-facts.js";
import { countOf } from "../format-count.js";
import { formatGrouping } from "../format-group.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { outcomeOf } from "../limit-outcome.js";
import { modelWords } from "../of-model.js";
import { sameForAll } from "../same-for-all.js";
import type { Room } from "./room.js";

const order = { not_met: 0, undetermined: 1, met: 2 } as const;

/** What the signs in the table mean, and of none that is not there. */
function signWords(changes: readonly number[]): string {
  const used = [
    ...(changes.includes(1) ? ["▲ worse"] : []),
    ...(changes.includes(-1) ? ["▼ better"] : []),
    ...(changes.includes(0) ? ["= the same"] : []),
  ];
  return `${used.join(", ")}, compared with the previous audit.`;
}

/** The stated limits that are furthest from being met, with the change since the audit before; null when none were stated. */
export function limitsTable(result: Result, { limits }: Room): TableBlock | null {
  const { checks } = result;
  if (checks.length === 0) return null;
  const shown = [...checks]
    .sort((a, b) => order[outcomeOf(a).kind] - order[outcomeOf(b).kind] || pastLimit(b) - pastLimit(a))
    .slice(0, limits);
  const changes = shown.flatMap(({ baseline }) => (baseline === null ? [] : [Math.sign(baseline.delta)]));
  const rest = checks.length - shown.length;
  const notes = [
    ...(rest > 0 ? [`${countOf(rest, "more limit")} under “Stated limits”.`] : []),
    ...(changes.length === 0 ? [] : [signWords(changes)]),
    ...(areUndeclared(result) ? ["That the limits were set before the test cannot be shown: see “Stated limits”."] : []),
  ];
  return {
    kind: "table",
    caption: "Stated limits, the furthest from being met first",
    columns: [
      { title: "Limit on", align: "text" },
      { title: "Result", align: "text" },
      { title: "Value and range", align: "number" },
      { title: "Limit", align: "number" },
      ...(changes.length > 0 ? [{ title: "Since last audit", align: "number" as const }] : []),
    ],
    rows: shown.map((row) => {
      const known = limitsIn(row.requirement);
      return [
        cell(sentenceCase(formatName(row.metric)), groupsOf(row), ...modelWords(row)),
        cell(outcomeOf(row).words, ...[sameForAll(row, result)].filter((words) => words !== null)),
        cell(row.value === null ? "–" : printNumber(row.value, known), ...(row.bounds === null ? [] : [rangeText(row.bounds, known)])),
        cell(row.requirement === null ? "the baseline" : requirementText(row.requirement)),
        ...(changes.length > 0 ? [cell(changeOf(row))] : []),
      ];
    }),
    note: notes.length === 0 ? null : notes.join(" "),
  };
}

/** How far the value lies beyond its limit, as a share of the limit; below 0 within it. */
function pastLimit({ value, requirement }: CheckRow): number {
  if (value === null || requirement === null) return 0;
  const past =
    requirement.op === "in"
      ? Math.max(requirement.limit[0] - value, value - requirement.limit[1])
      : requirement.op === "<="
        ? value - requirement.limit
        : requirement.limit - value;
  const size = requirement.op === "in" ? requirement.limit[1] - requirement.limit[0] : Math.abs(requirement.limit);
  return past / (size || 1);
}

function groupsOf({ by, pair }: CheckRow): string {
  const where = by === null ? "everybody" : `by ${formatGrouping(by, SHORT_NAME)}`;
  const names =
    pair === null ? [] : [pair.a, ...(pair.b === null ? [] : [pair.b])].map(({ group }) => formatName(groupText(group), SHORT_NAME));
  return by === null || names.length === 0 ? where : `${where}: ${names.join(", ")}`;
}

function changeOf({ baseline, requirement }: CheckRow): string {
  if (baseline === null) return "–";
  const sign = baseline.delta === 0 ? "=" : baseline.delta > 0 ? "▲" : "▼";
  return `${sign} ${printNumber(Math.abs(baseline.delta), limitsIn(requirement))}`;
}
