import type { Check, CheckRow, WaiverRow } from "../../checks/check.js";
import { judge } from "../../checks/judge.js";
import { withChange } from "../../checks/judge-change.js";
import { judgeSuite } from "../../checks/judge-suite.js";
import { failingOnWarnings, verdictOf } from "../../checks/verdict.js";
import { applyWaivers, isNamed, partsOutside } from "../../checks/waivers.js";
import type { NamedParts } from "../../disparities/resolve.js";
import { type Diagnostic, diagnostic } from "../../errors.js";
import { alphaOf, type MeasurePlan } from "../measure-plan.js";
import type { PolicyFacts, Verdict } from "../result.js";
import { noStudyBlocks, type StudyBlocks } from "../studies/blocks.js";
import type { CountedData } from "./check-counts.js";
import { compareWithBaseline } from "./compare-baseline.js";
import type { Gate } from "./gate.js";
import { gateNotes, refuseSmallGroups } from "./gate-notes.js";
import { type MeasuredCheck, measuredChecks } from "./measured-checks.js";
import { type ModelNumber, modelNumbers } from "./model-numbers.js";
import { ratcheted } from "./ratchet.js";
import { studyNumbers } from "./study-measured.js";

/** What judging adds to a result. */
export interface Judgement {
  readonly policy: PolicyFacts;
  readonly checks: readonly CheckRow[];
  readonly waivers: readonly WaiverRow[];
  readonly verdict: Verdict;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every check of a gate held against counted data: rows, waivers, verdict, and what there is to say about them. */
export async function judgeResult(data: CountedData, plan: MeasurePlan, gate: Gate, studied: StudyBlocks = noStudyBlocks): Promise<Judged> {
  const numbers = await measuredChecks(ratchetedChecks(gate), data, plan);
  if (data.request.groups.small === "error") refuseSmallGroups(numbers);
  return judgeNumbers(numbers, gate, { data, plan, studied, parts: plan });
}

/** A judgement with the numbers that it is about. */
export interface Judged {
  readonly judgement: Judgement;
  readonly numbers: readonly MeasuredCheck[];
}

/** The checks of a gate with the limits that hold. */
export const ratchetedChecks = ({ checks, baseline }: Gate): readonly Check[] => checks.map((check) => ratcheted(check, baseline));

interface Ground {
  /** null when only a stored result is known. */
  readonly data: CountedData | null;
  readonly plan: Pick<MeasurePlan, "confidence" | "favorable" | "minN">;
  /** What studies found: disturbed data, drift, reliability, the worst case. */
  readonly studied: StudyBlocks;
  /** What names of limits on disturbed data mean. */
  readonly parts: NamedParts;
}

/** Numbers of checks held against their limits. */
export async function judgeNumbers(numbers: readonly MeasuredCheck[], gate: Gate, { data, plan, studied, parts }: Ground): Promise<Judged> {
  const options = { alpha: alphaOf(plan), policyName: gate.policy.name ?? null };
  const ofModel = [
    ...modelNumbers(gate.ofModel ?? [], { stressed: studied, minN: plan.minN, parts }),
    ...studyNumbers(gate.ofStudies ?? [], studied, plan.minN),
  ];
  const rows = judgeSuite([...numbers, ...ofModel], gate.suiteCorrection, options).map((row, i) =>
    ofModel[i - numbers.length]?.ofModel ? { ...row, about: "model" as const } : row,
  );
  const compared = await compareWithBaseline(numbers, rows.slice(0, numbers.length), { data, plan, baseline: gate.baseline });
  const changed = rows.map((row, i) => (i < numbers.length ? withChange(row, numbers[i]!.check, compared.checks[i]!) : row));
  const waived = applyWaivers(changed, gate.waivers, {
    today: gate.today,
    outside: (id, groups) =>
      outsideOf([...numbers, ...ofModel].find(({ check }) => check.id === id)!, groups).map((part) =>
        judge(part.check, part.measured, options),
      ),
  });
  const all = waived.checks;
  const final = gate.failOn === "warn" ? failingOnWarnings(all) : all;
  return {
    numbers,
    judgement: {
      policy: gate.policy,
      checks: final,
      waivers: waived.waivers,
      verdict: verdictOf(final),
      diagnostics: [
        ...(gate.absent === undefined ? [] : [absentNote(gate.absent, gate.checks)]),
        ...(gate.absent === undefined ? compared.notes : []),
        ...gateNotes({ numbers, rows: final, waivers: waived.waivers }),
      ],
    },
  };
}

/** A baseline that is named and not there is told even where no check asks for it: a ratchet holds nothing without one. */
function absentNote(why: string, checks: readonly Check[]): Diagnostic {
  const asking = checks.filter(({ maxRegression }) => maxRegression !== null).map(({ id }) => id);
  return diagnostic("EH409", `there is no baseline: ${why}`, {
    evidence: asking.length === 0 ? [] : [`max_regression has no data: ${asking.slice(0, 3).join(", ")}${asking.length > 3 ? " …" : ""}`],
    help: ["evenhand baseline save, and commit the file"],
  });
}

/** The check over what a waiver for some groups does not cover: other groups alone, or every gap that is not between two of them. */
function outsideOf({ check, among, what }: MeasuredCheck | ModelNumber, groups: readonly string[]) {
  if (among === null) return [];
  const parts = what.kind === "metric" ? [(key: Parameters<typeof isNamed>[0]) => !isNamed(key, groups)] : partsOutside(groups);
  return parts.map((keep) => ({ check, measured: among(keep) }));
}
