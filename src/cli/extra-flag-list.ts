import type { Command } from "commander";
import type { ExtraSettings } from "../policy/extras.js";
import { listed, repeated } from "./flag-values.js";

/** Flags for what is measured only when asked for. */
export interface ExtraFlags extends ExtraSettings {
  readonly population?: readonly string[];
  readonly membership?: readonly string[];
}

export function addExtraFlags(command: Command): Command {
  return command
    .optionsGroup("Measured when asked for")
    .option("--population <attribute:group=share>", "what the data stand for: race:White=0.6,Black=0.13; repeatable", repeated)
    .option("--membership <attribute:group=column>", "probabilities of belonging: race:White=p_white,Black=p_black; repeatable", repeated)
    .option("--before-model", "look at the data before the decisions, whatever their size")
    .option("--no-before-model", "leave that out")
    .option("--convention <tools>", "numbers under the names and signs of another tool: clarify", listed)
    .option("--scan", "search every group of up to three values; `evenhand scan` has more flags");
}
