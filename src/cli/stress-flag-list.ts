import type { Command } from "commander";
import { fault } from "../errors.js";
import { assignment } from "../policy/definitions.js";
import type { DriftAsked } from "../policy/drift-settings.js";
import type { Policy } from "../policy/policy.js";
import { type ReliabilitySettings, usualReliability } from "../policy/reliability-settings.js";
import { stressOf } from "../policy/robustness-checks.js";
import {
  type AdversarialSettings,
  type Expectation,
  expectedMoves,
  plainTest,
  type StressSettings,
  usualAdversarial,
  usualStress,
} from "../policy/stress-settings.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { listed, number, repeated, share, wholeFrom } from "./flag-values.js";
import { addWorstCaseFlags, type WorstCaseFlags } from "./worst-case-flags.js";

/** What can stand after `evenhand stress` beside the flags of an audit. */
export interface StressFlags extends AuditFlags, WorstCaseFlags {
  readonly perturb?: readonly string[];
  readonly expect?: readonly string[];
  /** False after `--no-serving`. */
  readonly serving?: boolean;
  readonly adversarial?: number | true;
  readonly immutable?: readonly string[];
  readonly increaseOnly?: readonly string[];
  readonly decreaseOnly?: readonly string[];
  readonly bounds?: readonly string[];
  readonly severity?: readonly string[];
  readonly columns?: readonly string[];
  readonly follow?: readonly string[];
  readonly repeats?: number;
  readonly rows?: number;
  readonly tolerance?: number;
  readonly maxEvals?: number;
  readonly maxSeconds?: number;
  readonly guarantee?: number;
  readonly intervals?: readonly string[];
  readonly spread?: string;
  readonly past?: string;
  readonly pastColumns?: readonly string[];
  readonly driftAs?: readonly string[];
  readonly pastTime?: string;
}

export function addStressFlags(command: Command): Command {
  return addWorstCaseFlags(command)
    .optionsGroup("Disturbances")
    .option("--perturb <names>", "gaussian_noise,unit_too_large; all; none; those of the policy when left out, or all", listed)
    .option("--expect <feature:move>", "income:increase, age:monotone, sex:invariant, debt:decrease; repeatable", repeated)
    .option("--severity <list>", "steps of each ladder, of 1,2,3,4,5", listed)
    .option("--columns <columns>", "columns to disturb; all that the model reads but the protected ones", listed)
    .option("--follow <measures>", "metrics and gaps to follow: auc,equal_opportunity_difference@race", listed)
    .option("--repeats <n>", "how often chance is drawn, 3", wholeFrom(1, 1000))
    .option("--rows <n>", "most rows that are used, 2000; 0 = all", wholeFrom(0))
    .option("--tolerance <share>", "share of decisions that may change, 0.05", share)
    .option("--adversarial [rows]", "how little has to change for another decision; so many rows, 100", wholeFrom(1, 100_000))
    .option("--immutable <columns>", "columns that must not change in that", listed)
    .option("--increase-only <columns>", "columns that may only grow", listed)
    .option("--decrease-only <columns>", "columns that may only shrink", listed)
    .option("--bounds <column=from:to>", "what a number may become: income=0:90000, age=18:; repeatable", repeated)
    .option("--no-serving", "do not ask the same again, in other batches and another order")
    .option("--max-evals <n>", "most rows that the model is asked about", wholeFrom(1))
    .option("--max-seconds <n>", "most seconds", number)
    .optionsGroup("Reliability of scores, with or without a model")
    .option("--guarantee <share>", "share of people for whom an answer is to hold the truth, 0.9", share)
    .option("--intervals <lower,upper>", "columns with the intervals that the model gives around amounts", listed)
    .option("--spread <column>", "how unsure each amount is, to which intervals of the guarantee are proportional")
    .optionsGroup("Drift, with or without a model")
    .option("--past <file>", "data of before, e.g. those of training: what differs from them")
    .option("--past-columns <columns>", "columns that are compared; all that both have when left out", listed)
    .option("--past-time <column>", "the day from which a row is: was the past before, and what came only afterwards?")
    .option("--drift-as <definitions>", "also by the definitions of evidently, deepchecks, nannyml, or one such as psi_evidently", listed);
}

/** Flags that have no meaning where no model is asked. */
export const needsModel = (flags: StressFlags): boolean => {
  const { perturb, expect, severity, columns, follow, repeats, rows, tolerance, adversarial, maxEvals, maxSeconds } = flags;
  return [perturb, expect, severity, columns, follow, repeats, rows, tolerance, adversarial, maxEvals, maxSeconds].some(
    (flag) => flag !== undefined,
  );
};

/** How far scores can be relied on, as the flags ask: either of the columns takes the place of both of the policy. Throws EH200. */
export function reliabilitySettings(
  { guarantee, intervals, spread }: StressFlags,
  said: ReliabilitySettings = usualReliability,
): ReliabilitySettings {
  const [lower, upper, ...more] = intervals ?? [];
  if (intervals !== undefined && (lower === undefined || upper === undefined || more.length > 0))
    throw fault("EH200", `--intervals ${intervals.join(",")}: two columns are expected, the lower end and the upper one`, {
      help: ["--intervals from,to"],
    });
  const columns = lower === undefined || upper === undefined ? null : { lower, upper };
  return {
    alpha: guarantee === undefined ? said.alpha : Number((1 - guarantee).toFixed(12)),
    ...(columns === null && spread === undefined
      ? { intervals: said.intervals, spread: said.spread }
      : { intervals: columns, spread: spread ?? null }),
  };
}

/**
 * The settings that the flags say.
 *
 * Without `--perturb` a policy's `robustness` is what is disturbed, and its `expectations` are tried beside those of `--expect`.
 */
export function stressSettings(flags: StressFlags, policy: Policy | null): StressSettings {
  const said = stressOf(policy?.ofModel ?? []);
  const { perturb, expect = [], severity, columns = [], follow = [], repeats, rows, tolerance, maxEvals, maxSeconds } = flags;
  return {
    tests: testsOf(perturb, said),
    expectations: [...(said?.expectations ?? []), ...expect.flatMap((text) => listed(text)).map(expectationOf)],
    own: [],
    serving: flags.serving !== false,
    adversarial: nearFlips(flags, policy?.studies.stress?.adversarial ?? null),
    columns,
    severities: severity?.map(wholeFrom(1, 5)) ?? usualStress.severities,
    measures: follow.length > 0 || perturb !== undefined ? follow : (said?.measures ?? []),
    repeats: repeats ?? usualStress.repeats,
    rows: rows === 0 ? null : (rows ?? usualStress.rows),
    tolerance: tolerance ?? usualStress.tolerance,
    maxEvals: maxEvals ?? null,
    maxSeconds: maxSeconds ?? null,
  };
}

/** The search for near other decisions, where a flag or the policy asks for it; what a flag says takes the place of what the policy does. */
function nearFlips(flags: StressFlags, said: AdversarialSettings | null): AdversarialSettings | null {
  if (flags.adversarial === undefined && said === null) return null;
  const { immutable, increaseOnly, decreaseOnly, bounds } = said ?? usualAdversarial;
  return {
    ...(said ?? usualAdversarial),
    ...(typeof flags.adversarial === "number" && { rows: flags.adversarial }),
    immutable: flags.immutable ?? immutable,
    increaseOnly: flags.increaseOnly ?? increaseOnly,
    decreaseOnly: flags.decreaseOnly ?? decreaseOnly,
    bounds: flags.bounds === undefined ? bounds : Object.fromEntries(flags.bounds.map(boundsOf)),
  };
}

/** Perturbations by name, all, none, or those of the policy. */
function testsOf(named: readonly string[] | undefined, said: StressSettings | null): StressSettings["tests"] {
  if (named === undefined) return said?.tests ?? [];
  if (named.join() === "none") return null;
  return named.join() === "all" ? [] : named.map(plainTest);
}

function expectationOf(text: string): Expectation {
  const at = text.lastIndexOf(":");
  const move = expectedMoves.find((one) => one === text.slice(at + 1).trim());
  if (at < 1 || move === undefined)
    throw fault("EH200", `--expect ${text} is no expectation`, {
      help: ["--expect income:increase", `moves: ${expectedMoves.join(", ")}`],
    });
  return { feature: text.slice(0, at).trim(), expected: move, tolerance: 0, check: null };
}

/** What is asked of the comparison with the past, beyond what the policy asks. Throws EH200 when there is none. */
export function driftAsked({ past, pastColumns, driftAs, pastTime }: StressFlags, said?: DriftAsked): Partial<DriftAsked> {
  const idle =
    pastColumns !== undefined ? "--past-columns" : driftAs !== undefined ? "--drift-as" : pastTime !== undefined ? "--past-time" : null;
  if (past === undefined && said === undefined && idle !== null)
    throw fault("EH200", `${idle} changes nothing without data of the past`, { help: ["--past training.csv"] });
  return {
    ...(pastColumns && { columns: pastColumns }),
    ...(driftAs && { definitions: driftAs }),
    ...(pastTime !== undefined && { time: pastTime }),
  };
}

/** "income=0:90000" → income, 0 and 90000; a side that is left empty has no bound. Throws EH200. */
function boundsOf(text: string): readonly [string, readonly [number | null, number | null]] {
  const { name, value } = assignment(text, BOUNDS_EXAMPLE);
  const sides = value.split(":").map((side) => (side.trim() === "" ? null : Number(side)));
  const [least, most] = sides;
  const sound = sides.length === 2 && sides.every((side) => side === null || Number.isFinite(side));
  if (!sound || least === undefined || most === undefined || (least !== null && most !== null && least > most))
    throw fault("EH200", `--bounds ${text}: two numbers with a colon between them are expected`, { help: [BOUNDS_EXAMPLE] });
  return [name, [least, most]];
}

const BOUNDS_EXAMPLE = "--bounds income=0:90000";
