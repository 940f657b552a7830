import { type Command, Option } from "commander";
import { addDataFlags, type DataFlags } from "./data-flag-list.js";
import { listed, number, repeated } from "./flag-values.js";
import type { CommonFlags } from "./session.js";

/** What can stand after `evenhand init`. */
export interface InitFlags extends CommonFlags, DataFlags {
  readonly label?: string;
  readonly prediction?: string;
  readonly score?: string;
  readonly weight?: string;
  readonly sensitive?: readonly string[];
  readonly positive?: readonly string[];
  readonly favorable?: "positive" | "negative";
  readonly threshold?: number;
  readonly bins?: readonly string[];
  readonly reference?: readonly string[];
  readonly limit?: number;
  readonly pack?: readonly string[];
  readonly policy?: string;
  readonly force?: boolean;
}

export function addInitFlags(command: Command): Command {
  command
    .optionsGroup("Common flags")
    .option("--label <column>", "what truly happened")
    .option("--prediction <column>", "what the model decided")
    .option("--score <column>", "the model's score; with --threshold it decides")
    .option("--sensitive <columns>", "protected attributes: sex,race; repeatable", listed)
    .option("--positive <value>", "value that a positive label has; repeatable", repeated)
    .addOption(new Option("--favorable <which>", "the decision that is good for the person").choices(["positive", "negative"]))
    .option("--threshold <number>", "decisions are score >= this", number)
    .option("--limit <share>", "the largest gap between groups, 0.10", number)
    .option("--pack <name>", "build on a pack: four-fifths@1; repeatable", repeated)
    .option("-p, --policy <file>", "file to write, evenhand.yml")
    .option("--force", "replace a policy that is there");
  return addDataFlags(command)
    .optionsGroup("More about columns and groups")
    .option("--weight <column>", "how much a row counts")
    .option("--reference <attribute=group>", "group that others are compared with: race=White; repeatable", repeated)
    .option("--bins <attribute=cuts>", "cut a number into groups: age=30,45,60; repeatable", repeated);
}
