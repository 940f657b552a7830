import type { CheckRow, GroupKey, Result } from "../../audit/result.js";
import { printNumber } from "../../checks/print-number.js";
import { groupText, limitsIn, rangeText, reasonText, requirementText } from "../../checks/sentence.js";
import { displayWidth, padded, wrapped } from "./display-width.js";
import { gauge } from "./gauge.js";
import { plainText } from "./plain-text.js";
import { type Screen, type Style, styled } from "./screen.js";

const marks: Readonly<Record<CheckRow["status"], readonly [sign: string, word: string, style: Style]>> = {
  fail: ["x", "FAIL", "red"],
  error: ["x", "ERROR", "red"],
  no_data: ["-", "NO DATA", "yellow"],
  inconclusive: ["?", "UNDECIDED", "yellow"],
  waived: ["~", "WAIVED", "cyan"],
  warn: ["!", "WARN", "yellow"],
  pass: ["ok", "PASS", "green"],
};
const INDENT = "        ";

/** "demographic_parity_difference @ race": a check as the terminal calls it, by its id when it has one of its own. */
export function gateName({ id, metric, by }: Pick<CheckRow, "id" | "metric" | "by">): string {
  const usual = by === null ? metric : `${metric}@${by.join("*")}`;
  return plainText(id === usual && by !== null ? `${metric} @ ${by.join(" × ")}` : id);
}

/** A check that needs attention: its limit, value, range and groups, and what there is to say about them. */
export function checkLines(check: CheckRow, result: Result, screen: Screen): readonly string[] {
  const [sign, word, style] = marks[check.status];
  const blocks = check.action === "fail" && check.status !== "fail" && check.status !== "error" ? " (blocks)" : "";
  const head = `${sign} ${word}${blocks}`;
  const name = gateName(check);
  const limit = check.requirement === null ? "against the baseline" : requirementText(check.requirement);
  const lead = padded(head, 7, "left");
  const gap = screen.width - displayWidth(`${lead} ${name}`) - limit.length;
  const first = styled(lead, style, screen);
  const title = gap >= 2 ? [`${first} ${name}${" ".repeat(gap)}${limit}`] : [`${first} ${name}`, `${INDENT}${limit}`];
  const width = screen.width - INDENT.length;
  const body = [
    ...numberLines(check, width),
    ...gaugeLines(check, width),
    ...remarks(check, result).flatMap((text) => wrapped(text, width)),
  ];
  return [...title, ...body.map((line) => `${INDENT}${line}`)];
}

function numberLines({ value, bounds, pair, requirement }: CheckRow, width: number): readonly string[] {
  if (value === null) return [];
  const limits = limitsIn(requirement);
  const range = bounds === null ? "" : `  (${rangeText(bounds, limits)})`;
  const rates = pair === null ? [] : [pair.a, ...(pair.b === null ? [] : [pair.b])];
  const groups = rates.flatMap(({ group, value: rate, n }) =>
    rate === null ? [] : [`${plainText(groupText(group))} ${printNumber(rate)} of ${n.toLocaleString("en")}`],
  );
  const numbers = `${printNumber(value, limits)}${range}`;
  const one = `${numbers}   ${groups.join(", ")}`;
  return displayWidth(one) <= width ? [one.trimEnd()] : [numbers, ...wrapped(groups.join(", "), width)];
}

function gaugeLines({ value, bounds, requirement, status }: CheckRow, width: number): readonly string[] {
  if (value === null || bounds === null || requirement === null || requirement.op === "in" || width < 48) return [];
  if (status !== "fail" && status !== "inconclusive") return [];
  return gauge({ value, lower: bounds.lower, upper: bounds.upper, limit: requirement.limit });
}

/** Sentences about the check, the most important first. */
function remarks(check: CheckRow, { waivers }: Result): readonly string[] {
  const { status, reason, lean, bounds, requirement, resolution, excluded, coverage, minN, decision, baseline, why, waiver } = check;
  const told: string[] = [];
  const said = reasonText(reason);
  if (said !== "" && status !== "waived")
    told.push(`${sentenceCase(said)}${lean === null ? "" : `, leaning ${lean.toward} (p ${lean.p.toFixed(2)})`}.`);
  if (status === "waived" && waiver !== null) {
    const { owner, expires, reason: words } = waivers[waiver]!;
    told.push(`Waived until ${expires} by ${plainText(owner)}: ${plainText(words)}`);
  }
  if (decision === "point" && requirement !== null)
    told.push("This limit is on the observed value alone, so the value decides; the range is shown for information.");
  const near = requirement?.op === ">=" ? bounds?.upperPair : bounds?.lowerPair;
  if (status === "inconclusive" && near !== undefined && !samePair(near, check.pair))
    told.push(`Nearest to a decision: ${near.map((group) => plainText(groupText(group))).join(" and ")}.`);
  if (status === "inconclusive" && resolution !== null) {
    const worse = requirement?.op === ">=" ? "below" : "above";
    told.push(`With these data, only values ${worse} ${printNumber(resolution, limitsIn(requirement))} are provable.`);
  }
  if (excluded.some(({ n, reason }) => n > 0 || reason === "zero_denominator"))
    told.push(notEvaluated(check, { minN, rows: coverage.rows }));
  if (baseline !== null && baseline.status !== "pass") told.push(changeText(baseline));
  if (why !== null && status !== "pass") told.push(`Why: ${plainText(why)}`);
  return told;
}

const samePair = (near: readonly [GroupKey, GroupKey], pair: CheckRow["pair"]): boolean =>
  pair !== null && near.every((group) => [pair.a.group, pair.b?.group ?? {}].some((one) => groupText(one) === groupText(group)));

const MOST_NAMES = 4;

function notEvaluated({ excluded }: CheckRow, { minN, rows }: { readonly minN: number; readonly rows: number }): string {
  const told = excluded.filter(({ n, reason }) => n > 0 || reason === "zero_denominator");
  const shown = told.slice(0, MOST_NAMES).map(({ group, n, reason }) => {
    const why =
      reason === "below_min_n" ? `${n}; needs ${minN}` : reason === "missing_group" ? `${n}, not recorded` : reason.replaceAll("_", " ");
    return `${plainText(groupText(group))} (${why})`;
  });
  const rest = told.length - shown.length;
  return `Not evaluated: ${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}; coverage ${(100 * rows).toFixed(1)}%.`;
}

function changeText({ value, delta, lower, upper, paired }: NonNullable<CheckRow["baseline"]>): string {
  const range = lower === null || upper === null ? "" : ` (${printNumber(lower)} to ${printNumber(upper)})`;
  const moved = delta === 0 ? "the same now" : `${delta > 0 ? "worse" : "better"} by ${printNumber(Math.abs(delta))}`;
  return `Baseline ${printNumber(value)}; ${moved}${range}, ${paired ? "on the same rows" : "on other rows"}.`;
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The checks that passed, in as few lines as can be. */
export function passedLines(checks: readonly CheckRow[], screen: Screen): readonly string[] {
  if (checks.length === 0) return [];
  const names = checks.map((check) => {
    const { bounds, requirement, decision, value } = check;
    const limits = limitsIn(requirement);
    const far = requirement?.op === ">=" ? bounds?.lower : bounds?.upper;
    const worst =
      decision === "point" || far === null || far === undefined
        ? value === null
          ? ""
          : ` (${printNumber(value, limits)})`
        : requirement === null || requirement.op === "in"
          ? ` (${rangeText(bounds!, limits)})`
          : ` (at ${requirement.op === ">=" ? "least" : "most"} ${printNumber(far, limits)})`;
    return `${gateName(check)}${worst}`;
  });
  const [sign, word, style] = marks.pass;
  const text = `${checks.length === 1 ? "1 check" : `${checks.length} checks`}: ${names.join("; ")}`;
  const [first, ...rest] = wrapped(text, screen.width - INDENT.length);
  return [`${styled(padded(`${sign} ${word}`, 7, "left"), style, screen)} ${first}`, ...rest.map((line) => `${INDENT}${line}`)];
}
