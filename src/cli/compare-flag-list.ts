import { type Command, Option } from "commander";
import { addFormFlags, type DataFlags } from "./data-flag-list.js";
import { listed, number, repeated } from "./flag-values.js";
import type { CommonFlags } from "./session.js";

/** Everything that can stand after `evenhand compare`. */
export interface CompareFlags extends CommonFlags, Omit<DataFlags, "predictions"> {
  readonly data?: readonly string[];
  readonly label?: string;
  readonly prediction?: string;
  readonly score?: string;
  readonly threshold?: number;
  readonly sensitive?: readonly string[];
  readonly positive?: readonly string[];
  readonly favorable?: "positive" | "negative";
  readonly where?: string;
  /** A path, or false after `--no-policy`. */
  readonly policy?: string | false;
  readonly profile?: string;
}

export function addCompareFlags(command: Command): Command {
  command
    .optionsGroup("Common flags")
    .option("--data <file>", "where labels and groups are: A and B are then files of predictions, or two of its columns", repeated)
    .option("--label <column>", "what truly happened")
    .option("--prediction <column>", "what the model decided")
    .option("--score <column>", "the model's score; with --threshold it decides")
    .option("--threshold <number>", "decisions are score >= this", number)
    .option("--sensitive <columns>", "protected attributes: sex,race; repeatable", listed)
    .option("--positive <value>", "value that a positive label has; repeatable", repeated)
    .addOption(new Option("--favorable <which>", "the decision that is good for the person").choices(["positive", "negative"]))
    .option("--where <filter>", "rows to compare")
    .option("-p, --policy <file>", "policy whose checks are compared; the nearest evenhand.yml when left out")
    .option("--no-policy", "read no policy")
    .option("--profile <name>", "one of the policy's profiles");
  return addFormFlags(
    command.optionsGroup("Reading the data").option("--id <column>", "identifies a row; the same rows are compared one by one"),
  );
}
