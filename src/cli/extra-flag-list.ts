import type { Command } from "commander";
import type { ExtraSettings } from "../policy/extras.js";
import { listed } from "./flag-values.js";

/** Flags for what is measured only when asked for. */
export type ExtraFlags = ExtraSettings;

export function addExtraFlags(command: Command): Command {
  return command
    .optionsGroup("Measured when asked for")
    .option("--convention <tools>", "numbers under the names and signs of another tool: clarify", listed)
    .option("--scan", "search every group of up to three values; `evenhand scan` has more flags");
}
