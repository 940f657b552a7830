import type { CheckRow, Result, WaiverRow } from "../audit/result.js";
import { printNumber } from "../checks/print-number.js";
import { groupText, limitsIn, rangeText, reasonText, requirementText } from "../checks/sentence.js";
import { type Block, type Cell, cell, note, type TableBlock, text } from "./block.js";
import { declaredLimits } from "./declared-limits.js";
import { sentenceCase } from "./disparity-facts.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatShare } from "./format-share.js";
import { outcomeOf } from "./limit-outcome.js";
import { modelWords } from "./of-model.js";
import { sameForAll } from "./same-for-all.js";
import type { Section } from "./section.js";

/** Every stated limit with the number it is about, whether it is met, and who answers for those that are not. */
export const checks: Section = {
  id: "checks",
  title: "Stated limits",
  blocks(result) {
    if (result.checks.length === 0) return [];
    const blocks: (Block | null)[] = [
      text(
        "A limit is met when the whole range of values that the data allow lies within it, and not met when the whole range lies beyond it. When the range has values on both sides of the limit, these data cannot decide.",
      ),
      limits(result),
      waivers(result.waivers),
      policyNote(result),
      declaredLimits(result),
    ];
    return blocks.filter((block) => block !== null);
  },
};

function limits(result: Result): TableBlock {
  return {
    kind: "table",
    caption: `${countOf(result.checks.length, "stated limit")} and what the data say`,
    columns: [
      { title: "Number", align: "text" },
      { title: "Result", align: "text" },
      { title: "Value", align: "number" },
      { title: "Range", align: "number" },
      { title: "Limit", align: "number" },
      { title: "Groups", align: "text" },
    ],
    rows: result.checks.map((row) => rowOf(row, result)),
    note: noteOf(result.checks),
  };
}

function noteOf(rows: readonly CheckRow[]): string | null {
  const notes = [
    ...(rows.some(({ decision }) => decision === "point")
      ? ["* This limit is on the observed value alone, so the value decides; the range is shown for information."]
      : []),
    ...(rows.some((row) => powerOf(row) !== null)
      ? ["“Found from” is the true value from which on data of this size show with a probability of 80% that the limit is not met."]
      : []),
  ];
  return notes.length === 0 ? null : notes.join(" ");
}

/** Which true value the data would probably find beyond the limit; null where the observed value decides, or nothing was measured. */
const powerOf = ({ resolution, requirement, decision }: CheckRow): string | null =>
  resolution === null || requirement === null || decision === "point"
    ? null
    : `found from ${printNumber(resolution, limitsIn(requirement))}`;

function rowOf(row: CheckRow, result: Result): readonly Cell[] {
  const { metric, by, id, value, bounds, requirement, decision, pair, excluded, coverage } = row;
  const known = limitsIn(requirement);
  const rates = pair === null ? [] : [pair.a, ...(pair.b === null ? [] : [pair.b])];
  const left = excluded.filter(({ reason, n }) => reason !== "empty_group" && n > 0);
  const where = by === null ? "of everybody" : `by ${formatGrouping(by)}`;
  const usual = by === null ? metric : `${metric}@${by.join("*")}`;
  return [
    cell(
      sentenceCase(formatName(metric)),
      where,
      ...modelWords(row),
      ...(id === usual ? [] : [formatName(id)]),
      ...(row.where === null ? [] : [`where ${formatName(row.where)}`]),
    ),
    cell(outcomeOf(row).words, ...details(row, result)),
    cell(value === null ? "–" : `${printNumber(value, known)}${decision === "point" ? "*" : ""}`),
    cell(bounds === null ? "–" : rangeText(bounds, known)),
    cell(requirement === null ? "the baseline" : requirementText(requirement), ...[powerOf(row)].filter((words) => words !== null)),
    cell(
      rates.length === 0
        ? "–"
        : rates
            .map(
              ({ group, value: rate, n }) =>
                `${formatName(groupText(group))}${rate === null ? "" : ` ${printNumber(rate)} of ${formatCount(n)}`}`,
            )
            .join(", "),
      ...(left.length === 0
        ? []
        : [
            `not compared: ${left
              .slice(0, 3)
              .map(({ group, n }) => `${formatName(groupText(group))} (${formatCount(n)})`)
              .join(", ")}${left.length > 3 ? ` and ${left.length - 3} more` : ""}; ${formatShare(coverage.rows)} of rows compared`,
          ]),
    ),
  ];
}

/** What qualifies the outcome: why, how sure, the change since the baseline, who accepted it. */
function details({ metric, by, value, reason, lean, baseline, waiver, why, status }: CheckRow, result: Result): readonly string[] {
  const found: string[] = [];
  const said = reasonText(reason);
  if (said !== "" && status !== "waived")
    found.push(lean === null ? said : `${said}; leaning ${lean.toward === "fail" ? "not met" : "met"}, not surely enough`);
  if (waiver !== null && status === "waived") {
    const { owner, expires } = result.waivers[waiver]!;
    found.push(`accepted until ${expires} by ${formatName(owner)}`);
  }
  if (baseline !== null)
    found.push(
      `baseline ${printNumber(baseline.value)}, ${baseline.delta > 0 ? "worse" : "better"} by ${printNumber(Math.abs(baseline.delta))}${baseline.paired ? " on the same rows" : ""}`,
    );
  const same = sameForAll({ metric, by, value }, result);
  if (same !== null) found.push(same);
  if (why !== null) found.push(formatName(why, 160));
  return found;
}

function waivers(all: readonly WaiverRow[]): TableBlock | null {
  if (all.length === 0) return null;
  const words: Readonly<Record<WaiverRow["status"], string>> = {
    used: "in force",
    unused: "not needed",
    expired: "expired",
    ceiling_passed: "lapsed: past its ceiling",
    not_yet_valid: "not yet in force",
  };
  return {
    kind: "table",
    caption: "Limits not met that somebody has accepted until a stated date",
    columns: [
      { title: "Limit", align: "text" },
      { title: "Who and why", align: "text" },
      { title: "From, until", align: "text" },
      { title: "State", align: "text" },
    ],
    rows: all.map(({ check, groups, owner, reason, created, expires, ceiling, ticket, status, daysLeft }) => [
      cell(formatName(check), ...(groups === null ? [] : [`between ${groups.map((name) => formatName(name)).join(", ")}`])),
      cell(formatName(owner), formatName(reason, 240), ...(ticket === null ? [] : [formatName(ticket)])),
      cell(`${created}, ${expires}`, ...(ceiling === null ? [] : [`ceiling ${printNumber(ceiling)}`])),
      cell(words[status], ...(status === "used" ? [`${countOf(Math.max(0, daysLeft), "day")} left`] : [])),
    ]),
    note: null,
  };
}

function policyNote({ policy }: Result): Block | null {
  if (policy === null) return null;
  const packs = policy.packs.length === 0 ? "" : ` Computed under ${policy.packs.map((name) => formatName(name)).join(", ")}.`;
  const owner = policy.owner === undefined ? "" : ` ${formatName(policy.owner)} answers for the model.`;
  const from = policy.source === "file" ? "" : ` It was read from ${formatName(policy.source)}.`;
  const loosened = policy.diff?.loosened ?? [];
  const diff =
    loosened.length === 0 ? "" : ` The policy in the working tree is looser: ${loosened.map((one) => formatName(one)).join("; ")}.`;
  return note(
    `The limits are those of the policy ${formatName(policy.name ?? policy.path ?? "given")} (SHA-256 ${policy.sha256.slice(0, 16)}).${owner}${from}${packs}${diff}`,
  );
}
