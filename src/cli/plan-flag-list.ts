import { type Command, Option } from "commander";
import { repeated } from "./flag-values.js";

/** Flags of `evenhand plan`: where the counts come from. */
export const addPlanFlags = (command: Command): Command =>
  command
    .option("-p, --policy <file>", "policy; the nearest evenhand.yml when left out")
    .option("--profile <name>", "one of the policy's profiles")
    .option("--data <file>", "data instead of those of the policy; repeatable", repeated)
    .option("--predictions <file>", "second file with predictions, joined on the policy's id")
    .option("--where <filter>", "plan for these rows alone")
    .option("--from <results>", "plan from a stored result; no data are read")
    .addOption(new Option("--engine <name>", "who counts; chosen by size when left out").choices(["memory", "duckdb"]));
