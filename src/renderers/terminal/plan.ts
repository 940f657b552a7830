import type { CheckRow } from "../../audit/result.js";
import { type PlannedTruth, planCheck } from "../../checks/plan-rows.js";
import { printNumber } from "../../checks/print-number.js";
import { groupText, limitsIn, rangeText, reasonText, requirementText } from "../../checks/sentence.js";
import { gateName } from "./check-lines.js";
import { textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** What the data can show of each check, and how many rows would decide it. */
export const renderPlans = (rows: readonly CheckRow[], screen: Screen): string =>
  spelledFor(`${[...rows.map((row) => planLines(row, screen).join("\n")), note(screen)].join("\n\n")}\n`, screen);

const note = ({ width }: Screen): string =>
  wrapped(
    "Rows are of the pair of groups nearest to a decision, with the rates of now, for a decision in 80 of 100 evaluation sets. x2 is twice the rows of each group.",
    width,
  ).join("\n");

function planLines(row: CheckRow, screen: Screen): readonly string[] {
  const { requirement, value, bounds, status, decision, resolution, reason } = row;
  const limits = limitsIn(requirement);
  const limit = requirement === null ? "against the baseline" : requirementText(requirement);
  const name = gateName(row);
  const gap = screen.width - name.length - limit.length;
  const head = gap >= 2 ? [`${styled(name, "bold", screen)}${" ".repeat(gap)}${limit}`] : [styled(name, "bold", screen), `  ${limit}`];
  const why = reasonText(reason);
  const now =
    value === null
      ? `No value: ${why || status}.`
      : `Now ${printNumber(value, limits)}${bounds === null ? "" : ` (${rangeText(bounds, limits)})`}: ${words[status]}${status === "no_data" && why !== "" ? ` (${why})` : ""}. ${groupsOf(row)}`;
  const planned = planCheck(row);
  const told = [
    now.trim(),
    ...(decision === "point" ? ["The value alone decides here: more rows make it more certain, not more decided."] : []),
    ...(requirement === null ? ["Only a change against the baseline is limited; keep the same rows with ids to see small changes."] : []),
    ...(resolution === null || planned === null
      ? []
      : [
          `With these data, only true values ${planned.limit.op === "<=" ? "above" : "below"} ${printNumber(resolution, limits)} are provable.`,
        ]),
    ...(planned?.observed && status === "inconclusive"
      ? [`If ${printNumber(value!, limits)} is the true value, ${times(planned.observed)} the rows would ${planned.observed.decidedAs} it.`]
      : []),
    ...tooSmall(row),
  ];
  return [
    ...head,
    ...told.flatMap((text) => wrapped(text, screen.width - 2).map((line) => `  ${line}`)),
    ...(planned === null ? [] : tableOf(planned.truths, limits, screen.width - 2)),
  ];
}

const words: Readonly<Record<CheckRow["status"], string>> = {
  fail: "fails",
  error: "broken",
  no_data: "no data",
  inconclusive: "undecided",
  waived: "waived",
  warn: "warns",
  pass: "passes",
};

function groupsOf({ pair }: CheckRow): string {
  const rates = pair === null ? [] : [pair.a, ...(pair.b === null ? [] : [pair.b])];
  const texts = rates.map(({ group, n }) => `${plainText(groupText(group))} ${n.toLocaleString("en")}`);
  return texts.length === 0 ? "" : `Rows: ${texts.join(", ")}.`;
}

function tooSmall({ excluded, minN }: CheckRow): readonly string[] {
  const small = excluded.filter(({ n, reason }) => reason === "below_min_n" && n > 0);
  return small.map(({ group, n }) => `${plainText(groupText(group))} has ${n} of the ${minN} rows that this limit needs.`);
}

function tableOf(truths: readonly PlannedTruth[], limits: readonly number[], width: number): readonly string[] {
  if (truths.length === 0) return [];
  const columns = [{ title: "", align: "left" } as const, ...truths.map(() => ({ title: "", align: "right" }) as const)];
  const rows = [
    ["if the true value is", ...truths.map(({ truth }) => printNumber(truth, limits))],
    ["it is decided as", ...truths.map(({ decidedAs }) => decidedAs)],
    ["with rows", ...truths.map(times)],
  ];
  return textTable(columns, rows, width).map((line) => `  ${line}`);
}

/** "x2.6", "x0.3", "x120". */
export function times({ growth }: Pick<PlannedTruth, "growth">): string {
  if (growth >= 1000) return "x1000+";
  // Rounded up, so that the rows said are enough.
  const steps = growth >= 10 ? 1 : growth >= 0.1 ? 10 : 100;
  return `x${Math.ceil(growth * steps - 1e-9) / steps}`;
}
