import type { Command } from "commander";
import { usualEffects } from "../policy/effects-settings.js";
import { usualSage } from "../policy/sage-settings.js";
import { usualShapley } from "../policy/shapley-settings.js";
import type { StudySettings } from "../policy/study-settings.js";
import { listed, repeated } from "./flag-values.js";

/** What can stand after `evenhand importance` about effects and contributions. */
export interface EffectsFlags {
  readonly effects?: true | readonly string[];
  readonly interactions?: boolean;
  readonly shapley?: boolean;
  readonly sage?: boolean;
  readonly explainRow?: readonly string[];
  readonly maxEvals?: number;
  readonly maxSeconds?: number;
}

export function addEffectsFlags(command: Command): Command {
  return command
    .optionsGroup("Effects and contributions")
    .option("--effects [columns]", "how numbers move with features: the most important ones, or those named", listed)
    .option("--interactions", "and what two features do together")
    .option("--shapley", "how much each feature contributes to scores, by group")
    .option("--sage", "how much of the loss each feature saves")
    .option("--explain-row <id>", "take the score of a row apart; repeatable", repeated);
}

/** The studies that the flags ask for; a budget of rows holds for each by itself, one of seconds for the run. */
export function effectsSettings(flags: EffectsFlags): StudySettings {
  const { effects, interactions = false, shapley, sage, explainRow = [], maxEvals, maxSeconds } = flags;
  const budget = { ...(maxEvals !== undefined && { maxEvals }), ...(maxSeconds !== undefined && { maxSeconds }) };
  return {
    ...((effects !== undefined || interactions) && {
      effects: { ...usualEffects, ...budget, features: effects === undefined || effects === true ? [] : effects, interactions },
    }),
    ...((shapley === true || explainRow.length > 0) && {
      shapley: { ...usualShapley, ...budget, overall: shapley === true, rows: explainRow },
    }),
    ...(sage === true && { sage: { ...usualSage, ...budget } }),
  };
}
