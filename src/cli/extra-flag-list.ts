import type { Command } from "commander";
import type { ExtraSettings } from "../policy/extras.js";
import { listed, repeated, wholeFrom } from "./flag-values.js";

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
    .option(
      "--convention <tools>",
      "numbers under the names and signs of another tool: fairlearn, aif360, aequitas, clarify, veritas",
      listed,
    )
    .option("--features <columns>", "is like decided alike: consistency and flip test in these columns: income,region", listed)
    .option("--feature-scaling <how>", "before distances are taken: standard, range or none (standard)")
    .option("--neighbors <k>", "nearest rows that each row is compared with (5)", wholeFrom(1))
    .option("--pack <names>", "tables that a text of law asks for: us-adverse-impact, us-nyc-ll144; `evenhand packs` lists them", listed)
    .option("--ll144 <choices>", "how what Local Law 144 leaves open is settled: median=known,people=known_on_both", listed)
    .option("--tests", "p-values of the gaps in rates, adjusted for all pairs of groups and all rates")
    .option("--scan", "search every group of up to three values; `evenhand scan` has more flags");
}
