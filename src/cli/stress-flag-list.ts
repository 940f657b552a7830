import type { Command } from "commander";
import { plainTest, type StressSettings, usualStress } from "../policy/stress-settings.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { listed, number, share, wholeFrom } from "./flag-values.js";

/** What can stand after `evenhand stress` beside the flags of an audit. */
export interface StressFlags extends AuditFlags {
  readonly perturb?: readonly string[];
  readonly severity?: readonly string[];
  readonly columns?: readonly string[];
  readonly follow?: readonly string[];
  readonly repeats?: number;
  readonly rows?: number;
  readonly tolerance?: number;
  readonly maxEvals?: number;
  readonly maxSeconds?: number;
}

export function addStressFlags(command: Command): Command {
  return command
    .optionsGroup("Disturbances")
    .option("--perturb <names>", "which: gaussian_noise,unit_too_large; all that suit a column when left out", listed)
    .option("--severity <list>", "steps of each ladder, of 1,2,3,4,5", listed)
    .option("--columns <columns>", "columns to disturb; all that the model reads but the protected ones", listed)
    .option("--follow <measures>", "metrics and gaps to follow: auc,equal_opportunity_difference@race", listed)
    .option("--repeats <n>", "how often chance is drawn, 3", wholeFrom(1, 1000))
    .option("--rows <n>", "most rows that are used, 2000; 0 = all", wholeFrom(0))
    .option("--tolerance <share>", "share of decisions that may change, 0.05", share)
    .option("--max-evals <n>", "most rows that the model is asked about", wholeFrom(1))
    .option("--max-seconds <n>", "most seconds", number);
}

/** The settings that the flags say. */
export function stressSettings(flags: StressFlags): StressSettings {
  const { perturb = [], severity, columns = [], follow = [], repeats, rows, tolerance, maxEvals, maxSeconds } = flags;
  return {
    tests: perturb.map(plainTest),
    own: [],
    columns,
    severities: severity?.map(wholeFrom(1, 5)) ?? usualStress.severities,
    measures: follow,
    repeats: repeats ?? usualStress.repeats,
    rows: rows === 0 ? null : (rows ?? usualStress.rows),
    tolerance: tolerance ?? usualStress.tolerance,
    maxEvals: maxEvals ?? null,
    maxSeconds: maxSeconds ?? null,
  };
}
