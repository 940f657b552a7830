import { type Command, Option } from "commander";
import { listed } from "./flag-values.js";

/** Flags that say where the data are and how files are read; the same for `audit` and `inspect`. */
export interface DataFlags {
  readonly predictions?: string;
  readonly unmatched?: "error" | "drop";
  readonly id?: string;
  readonly format?: string;
  readonly delimiter?: string;
  readonly decimal?: "." | ",";
  readonly encoding?: string;
  readonly missing?: readonly string[];
  readonly engine?: "memory" | "duckdb";
  readonly trials?: string;
  readonly hits?: string;
}

export function addDataFlags(command: Command): Command {
  command
    .optionsGroup("Reading the data")
    .option("--id <column>", "identifies a row; kept as text; joins --predictions")
    .option("--predictions <file>", "second file with predictions, joined on --id");
  return addFormFlags(command);
}

/** The same for commands whose files of predictions are named otherwise. */
export function addFormFlags(command: Command): Command {
  return command
    .addOption(new Option("--unmatched <what>", "ids that are in one file only").choices(["error", "drop"]))
    .option("--trials <column>", "a row is a group: how many were tried")
    .option("--hits <column>", "a row is a group: how many of them got the positive decision")
    .addOption(
      new Option("--format <name>", "form of the files, when their names do not say").choices([
        "csv",
        "tsv",
        "json",
        "ndjson",
        "jsonl",
        "parquet",
        "arrow",
      ]),
    )
    .option("--delimiter <character>", 'field delimiter of csv: one character, or "tab"')
    .addOption(new Option("--decimal <character>", "decimal character of csv").choices([".", ","]))
    .option("--encoding <name>", "encoding of csv, e.g. windows-1252")
    .option("--missing <list>", "texts that mean no value, beside empty ones: NA,?", listed)
    .addOption(new Option("--engine <name>", "who counts; chosen by size when left out").choices(["memory", "duckdb"]));
}
