import { type Command, Option } from "commander";
import { type Task, tasks } from "../metrics/kind/task.js";
import type { CatalogFlags } from "./catalog-flags.js";
import { addDataFlags, type DataFlags } from "./data-flag-list.js";
import { addExtraFlags, type ExtraFlags } from "./extra-flag-list.js";
import { confidence, listed, minN, number, repeated, wholeFrom } from "./flag-values.js";
import { addLookFlags, type LookFlags } from "./look-flags.js";
import { minCellFlag } from "./min-cell-flag.js";
import { noManifestFlag } from "./no-manifest-flag.js";
import type { CommonFlags } from "./session.js";

/** Everything that can stand after `evenhand audit`, as commander gives it. */
export interface AuditFlags extends CommonFlags, CatalogFlags, DataFlags, ExtraFlags, LookFlags {
  readonly label?: string;
  readonly prediction?: string;
  readonly score?: string;
  readonly weight?: string;
  readonly sensitive?: readonly string[];
  readonly positive?: readonly string[];
  readonly negative?: readonly string[];
  readonly favorable?: "positive" | "negative";
  readonly threshold?: number;
  readonly where?: string;
  readonly output?: readonly string[];
  readonly templates?: string;
  readonly minCell?: number;
  /** False after `--no-manifest`. */
  readonly manifest?: boolean;
  readonly dryRun?: boolean;
  /** A path, or false after `--no-record`. */
  readonly record?: string | false;
  /** A path, or false after `--no-policy`. */
  readonly policy?: string | false;
  readonly reference?: readonly string[];
  readonly bins?: readonly string[];
  readonly quantiles?: readonly string[];
  readonly merge?: readonly string[];
  readonly normalize?: "none" | "trim" | "lower";
  readonly missingGroups?: "as_group" | "drop" | "error";
  readonly missingPrediction?: "error" | "drop" | "negative";
  readonly minN?: number | "auto";
  readonly small?: "exclude" | "merge" | "error";
  readonly depth?: number;
  readonly strata?: readonly string[];
  readonly cluster?: string;
  readonly count?: string;
  readonly task?: Task;
  readonly query?: string;
  readonly rank?: string;
  readonly metric?: readonly string[];
  readonly confidence?: number;
  readonly seed?: number;
  readonly resamples?: number;
  readonly model?: string;
  readonly modelInputs?: readonly string[];
  readonly allowModelCode?: boolean;
  readonly fresh?: boolean;
  readonly keepAnswers?: boolean;
}

/** Flags that say which column is what, and where the result goes. */
export function addRoleFlags(command: Command): Command {
  return command
    .optionsGroup("Common flags")
    .option("--label <column>", "what truly happened")
    .option("--prediction <column>", "what the model decided")
    .option("--score <column>", "the model's score; with --threshold it decides")
    .option("--sensitive <columns>", "protected attributes: sex,race or race*sex; repeatable", listed)
    .option("--positive <value>", "value that a positive label has; repeatable", repeated)
    .addOption(new Option("--favorable <which>", "the decision that is good for the person").choices(["positive", "negative"]))
    .option("--threshold <number>", "decisions are score >= this", number)
    .option("--where <filter>", "rows to audit: \"age >= 18 and region in ('N', 'S')\"")
    .addOption(
      new Option("-o, --output <[format:]path>", "write json, html, pdf, md, csv, summary, …; repeatable; - is standard output").argParser(
        repeated,
      ),
    );
}

/** Flags that say how values become groups. */
export function addGroupFlags(command: Command): Command {
  return command
    .optionsGroup("More about columns and groups")
    .option("--negative <value>", "value that a negative label has, when there are more than two; repeatable", repeated)
    .option("--count <column>", "how many rows a row stands for")
    .option("--reference <attribute=group>", "group that others are compared with: race=White; repeatable", repeated)
    .option("--bins <attribute=cuts>", "cut a number into groups: age=30,45,60; repeatable", repeated)
    .option("--quantiles <attribute=n>", "cut a number into n equally full groups; repeatable", repeated)
    .option("--merge <attribute:group=values>", "join groups: race:Other=Native,Asian; repeatable", repeated)
    .addOption(new Option("--normalize <how>", "clean group names").choices(["none", "trim", "lower"]))
    .addOption(new Option("--missing-groups <what>", "rows without a group").choices(["as_group", "drop", "error"]))
    .addOption(new Option("--missing-prediction <what>", "rows without a prediction").choices(["error", "drop", "negative"]));
}

/** Flags of measuring and writing that an audit and a search share. */
export function addRunFlags(command: Command): Command {
  return addLookFlags(
    command
      .optionsGroup("Measuring and writing")
      .option("--confidence <share>", "confidence of ranges, 0.95", confidence)
      .option("--seed <n>", "seed of everything that is drawn, 0", wholeFrom(0))
      .option("-p, --policy <file>", "policy; the nearest evenhand.yml when left out")
      .option("--no-policy", "read no policy")
      .option("--record <file>", "what people put on record about the model; evenhand.record.yml when it is there")
      .option("--no-record", "read no record")
      .option("--templates <dir>", "folder with Handlebars templates that replace those of the same name"),
  )
    .addOption(minCellFlag())
    .addOption(noManifestFlag())
    .option("--dry-run", "say what would be done and written, and stop");
}

export function addAuditFlags(command: Command): Command {
  addGroupFlags(addExtraFlags(addDataFlags(addRoleFlags(command))))
    .option("--weight <column>", "how much a row counts")
    .option("--cluster <column>", "rows of one person or place, which are not independent")
    .option("--query <column>", "of a ranking: rows with the same value are ranked together")
    .option("--rank <column>", "of a ranking: the place, 1 = first; else the score orders the rows")
    .option("--strata <columns>", "compare within each value of these as well", listed)
    .option("--min-n <n>", "rows below which a group is not compared, or auto", minN)
    .addOption(new Option("--small <what>", "groups below --min-n").choices(["exclude", "merge", "error"]))
    .option("--depth <n>", "attributes combined at a time", wholeFrom(1, 5));
  return addRunFlags(command)
    .option("--metric <name=formula>", 'own metric: "net=tpr - fpr"; repeatable', repeated)
    .option("--resamples <n>", "resamples where there is no formula, 2000", wholeFrom(200, 1_000_000))
    .addOption(new Option("--task <name>", "what is predicted; told from the columns").choices(tasks))
    .option("--model <kind:what>", "the model: lightgbm:model.txt, onnx:model.onnx, module:./model.mjs, mlflow:http://127.0.0.1:5000")
    .option("--model-inputs <columns>", "what the model is given, in its order, where its file names no columns: age,income", listed)
    .option("--allow-model-code", "let a module or a program run that the policy names as its model")
    .option("--fresh", "ask the model even where an earlier run has its answers")
    .option("--keep-answers", "keep the answers of a model in this process too, so that a stopped run goes on")
    .option("--partial", "write what is there when the run is stopped, or the model stops answering");
}
