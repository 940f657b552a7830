import { type Command, Option } from "commander";
import { fault } from "../errors.js";
import { usualEffects } from "../policy/effects-settings.js";
import { usualSage } from "../policy/sage-settings.js";
import { type ShapleyBackground, shapleyBackgrounds, usualShapley } from "../policy/shapley-settings.js";
import type { StudySettings } from "../policy/study-settings.js";
import { listed, repeated } from "./flag-values.js";

/** What can stand after `evenhand importance` about effects and contributions. */
export interface EffectsFlags {
  readonly effects?: true | readonly string[];
  readonly interactions?: boolean;
  readonly shapley?: boolean;
  readonly sage?: boolean;
  readonly explainRow?: readonly string[];
  readonly shapleyBackground?: ShapleyBackground;
  readonly class?: string;
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
    .option("--explain-row <id>", "take the score of a row apart; repeatable", repeated)
    .addOption(
      new Option("--shapley-background <what>", "an unknown feature: from the data, or along paths of trees").choices(shapleyBackgrounds),
    )
    .option("--class <name>", "of a model of classes, the one to explain; the positive one when left out");
}

/** The studies that the flags ask for, on top of what a policy asks; a budget of rows holds for each by itself, one of seconds for the run. */
export function effectsSettings(flags: EffectsFlags, said: StudySettings = {}): StudySettings {
  const { effects, interactions, shapley, sage, explainRow, shapleyBackground, class: of, maxEvals, maxSeconds } = flags;
  const budget = { ...(maxEvals !== undefined && { maxEvals }), ...(maxSeconds !== undefined && { maxSeconds }) };
  const one = { ...budget, ...(of !== undefined && { class: of }) };
  const shaped = shapley === true || explainRow !== undefined || said.shapley !== undefined;
  refuseIdle({
    "--shapley-background": shapleyBackground !== undefined && !shaped ? "--shapley or --explain-row" : null,
    "--class":
      of !== undefined && !shaped && effects === undefined && interactions !== true && !said.effects
        ? "--effects, --shapley or --explain-row"
        : null,
  });
  return {
    ...((effects !== undefined || interactions === true || said.effects) && {
      effects: {
        ...(said.effects ?? usualEffects),
        ...one,
        ...(effects !== undefined && { features: effects === true ? [] : effects }),
        ...(interactions === true && { interactions }),
      },
    }),
    ...(shaped && {
      shapley: {
        ...(said.shapley ?? { ...usualShapley, overall: false }),
        ...one,
        ...(shapleyBackground !== undefined && { background: shapleyBackground }),
        ...(shapley === true && { overall: true }),
        ...(explainRow !== undefined && { rows: explainRow }),
      },
    }),
    ...((sage === true || said.sage) && { sage: { ...(said.sage ?? usualSage), ...budget } }),
  };
}

/** Throws EH200 for a flag that would change nothing, with those that it needs. */
function refuseIdle(idle: Readonly<Record<string, string | null>>): void {
  const found = Object.entries(idle).find(([, needs]) => needs !== null);
  if (found !== undefined) throw fault("EH200", `${found[0]} changes nothing without ${found[1]}`, { help: [`${found[1]}`] });
}
