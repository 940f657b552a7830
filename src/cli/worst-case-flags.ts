import type { Command } from "commander";
import { marginsOf } from "../policy/definitions.js";
import type { StudySettings } from "../policy/study-settings.js";
import { usualWorstCase, type WorstCaseSettings } from "../policy/worst-case-settings.js";
import { readTable } from "../readers/read-table.js";
import { listed, number, repeated, wholeFrom } from "./flag-values.js";

/** Flags of what is asked about the worst that can happen. */
export interface WorstCaseFlags {
  readonly loss?: string;
  readonly worstBy?: readonly string[];
  readonly worstLimit?: number;
  readonly weakColumns?: readonly string[];
  readonly weakDepth?: number;
  readonly scenario?: readonly string[];
  readonly training?: string;
  readonly worstCase?: boolean;
}

export function addWorstCaseFlags(command: Command): Command {
  return command
    .optionsGroup("Worst case")
    .option("--no-worst-case", "leave it out")
    .option("--loss <name>", "error_rate, brier_score, log_loss, mean_absolute_error, mean_squared_error")
    .option("--worst-by <columns>", "columns that tell parts of the people apart; the protected ones when left out", listed)
    .option("--worst-limit <n>", "the largest loss that would do: from which share on is it met?", number)
    .option("--weak-columns <columns>", "columns searched for weak spots", listed)
    .option("--weak-depth <n>", "conditions of a weak spot, at most; 3", wholeFrom(1, 4))
    .option("--scenario <attribute:group=share>", "other shares of groups: race:White=0.5;sex:male=0.5; repeatable", repeated)
    .option("--training <file>", "rows that the model was trained on: where is it worse here?");
}

/** The settings that the flags say, and the policy where they say nothing. Reads the training data; throws what reading throws. */
export async function worstCaseSettings(flags: WorstCaseFlags, said: WorstCaseSettings = usualWorstCase): Promise<StudySettings> {
  if (flags.worstCase === false) return {};
  return {
    worstCase: {
      ...said,
      loss: flags.loss ?? said.loss,
      by: flags.worstBy ?? said.by,
      limit: flags.worstLimit ?? said.limit,
      columns: flags.weakColumns ?? said.columns,
      depth: flags.weakDepth ?? said.depth,
      scenarios: [...said.scenarios, ...(flags.scenario ?? []).map((text) => ({ name: text, margins: marginsOf(text) }))],
      training: flags.training === undefined ? said.training : await readTable(flags.training),
    },
  };
}
