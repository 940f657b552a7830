import type { BaselineCheck } from "../../checks/baseline.js";
import { type Change, changeOf, changeOfBounded, gapCandidates, levelCandidates, pairCorrections } from "../../checks/change.js";
import type { CheckRow } from "../../checks/check.js";
import type { Compared } from "../../checks/judge-change.js";
import { type Diagnostic, diagnostic } from "../../errors.js";
import { alphaOf, type MeasurePlan } from "../measure-plan.js";
import type { CountedData } from "./check-counts.js";
import type { GateBaseline } from "./gate.js";
import type { MeasuredCheck } from "./measured-checks.js";
import { type Moves, pairedMoves, unpairedMoves } from "./moves.js";
import type { PairedRow } from "./paired-moves.js";
import { pairedRows } from "./paired-with-baseline.js";

type Settings = Pick<MeasurePlan, "confidence" | "favorable">;

export interface BaselineComparisons {
  /** In the order of the checks; null = the baseline has no such number. */
  readonly checks: readonly (Compared | null)[];
  readonly notes: readonly Diagnostic[];
}

interface Context {
  /** null when only a stored result is known. */
  readonly data: CountedData | null;
  readonly plan: Settings;
  readonly baseline: GateBaseline | null;
}

/** Every check's number against the one in the baseline: on the same rows where both know them by id, else as two samples, and said so. */
export async function compareWithBaseline(
  numbers: readonly MeasuredCheck[],
  rows: readonly CheckRow[],
  { data, plan, baseline }: Context,
): Promise<BaselineComparisons> {
  if (baseline === null) return { checks: rows.map(() => null), notes: withoutBaseline(numbers) };
  const { content, from } = baseline;
  const asked = numbers.some(({ check }) => content.checks.some(({ id }) => id === check.id));
  const pairing = asked ? await pairedRows(content.rows, data, baseline) : { rows: null, why: null };
  const notes =
    pairing.why === null
      ? []
      : [
          diagnostic("EH407", `compared with ${from} as with other rows: ${pairing.why}`, {
            evidence: ["the change is known less sharply than on the same rows"],
          }),
        ];
  const checks = numbers.map((number, i): Compared | null => {
    const stored = content.checks.find(({ id }) => id === number.check.id);
    if (stored === undefined || stored.value === null) return null;
    const paired = number.check.where === null ? pairing.rows : null;
    return compared(number, rows[i]!, { stored, paired, plan });
  });
  return { checks, notes };
}

function withoutBaseline(numbers: readonly MeasuredCheck[]): readonly Diagnostic[] {
  const asking = numbers.filter(({ check }) => check.maxRegression !== null).map(({ check }) => check.id);
  if (asking.length === 0) return [];
  return [
    diagnostic(
      "EH409",
      `there is no baseline, so max_regression has no data: ${asking.slice(0, 3).join(", ")}${asking.length > 3 ? " …" : ""}`,
      {
        help: ["evenhand baseline save", "and in the policy, baseline: { from: .evenhand/baseline.json }"],
      },
    ),
  ];
}

interface Stored {
  readonly stored: BaselineCheck;
  readonly paired: readonly PairedRow[] | null;
  readonly plan: Settings;
}

function compared(number: MeasuredCheck, row: CheckRow, { stored, paired, plan }: Stored): Compared {
  const value = stored.value!;
  if (row.value === null) return { value, change: null, paired: false };
  const better = betterOf(number);
  if (paired !== null) {
    const change = changeFrom(pairedMoves(number, paired, plan.favorable), number, { row, value, better, plan });
    if (change !== null) return { value, change, paired: true };
  }
  const apart = changeFrom(unpairedMoves(number, stored), number, { row, value, better, plan });
  const bounds = number.measured.towards(better === "lower" ? "<=" : ">=")?.bounds({ alpha: alphaOf(plan), limit: null }) ?? row.bounds;
  const bounded = bounds && stored.bounds && changeOfBounded({ ...bounds, value: row.value }, { ...stored.bounds, value }, better);
  return { value, change: apart ?? bounded, paired: false };
}

/** Which way a number is worse. */
function betterOf({ check, measured, what }: MeasuredCheck): "lower" | "higher" {
  if (check.requirement !== null && check.requirement.op !== "in") return check.requirement.op === "<=" ? "lower" : "higher";
  if (what.kind === "metric") return what.metric.better === "higher" ? "higher" : "lower";
  return measured.scale === "ratio" ? "higher" : "lower";
}

interface Turned {
  readonly row: CheckRow;
  readonly value: number;
  readonly better: "lower" | "higher";
  readonly plan: Settings;
}

/** Numbers of which so many pairs are looked at that comparing each with each would take seconds go by their bounds instead. */
const MOST_CANDIDATES = 3000;

/** The change of the check's number, when its candidates make that number on both occasions. */
function changeFrom(moves: Moves, { what, measured, check }: MeasuredCheck, { row, value, better, plan }: Turned): Change | null {
  if (moves === null) return null;
  const level = what.kind === "metric";
  const candidates = level ? levelCandidates(moves[0]!, better) : gapCandidates(moves, measured.scale);
  if (candidates.length === 0 || candidates.length > MOST_CANDIDATES) return null;
  const sign = better === "lower" ? 1 : -1;
  const worst = (which: "now" | "before"): number => sign * Math.max(...candidates.map((one) => one[which]));
  const close = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-9;
  if (!close(worst("now"), row.value!) || !close(worst("before"), value)) return null;
  const groups = moves[0]!.length;
  const limit = measured.scale === "ratio" ? 1 - value + (check.maxRegression ?? 0) : value + (check.maxRegression ?? 0);
  return changeOf(candidates, alphaOf(plan), level ? () => groups : pairCorrections(groups, moves.length, limit));
}
