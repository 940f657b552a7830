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

/** The studies that the flags ask for, on top of what a policy asks; a budget of rows holds for each by itself, one of seconds for the run. */
export function effectsSettings(flags: EffectsFlags, said: StudySettings = {}): StudySettings {
  const { effects, interactions, shapley, sage, explainRow, maxEvals, maxSeconds } = flags;
  const budget = { ...(maxEvals !== undefined && { maxEvals }), ...(maxSeconds !== undefined && { maxSeconds }) };
  return {
    ...((effects !== undefined || interactions === true || said.effects) && {
      effects: {
        ...(said.effects ?? usualEffects),
        ...budget,
        ...(effects !== undefined && { features: effects === true ? [] : effects }),
        ...(interactions === true && { interactions }),
      },
    }),
    ...((shapley === true || explainRow !== undefined || said.shapley) && {
      shapley: {
        ...(said.shapley ?? { ...usualShapley, overall: false }),
        ...budget,
        ...(shapley === true && { overall: true }),
        ...(explainRow !== undefined && { rows: explainRow }),
      },
    }),
    ...((sage === true || said.sage) && { sage: { ...(said.sage ?? usualSage), ...budget } }),
  };
}
