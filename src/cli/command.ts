import type { Command } from "commander";

/** A command with the flags that all commands have. */
export function command(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .helpOption("-h, --help", "show help")
    .optionsGroup("Flags of every command")
    .option("--json", "one JSON document on standard output")
    .option("-q, --quiet", "the result line only")
    .option("-v, --verbose", "decisions, timings and stack traces")
    .option("--no-progress", "no progress")
    .option("--no-color", "no colour")
    .option("--ascii", "no symbols beyond ASCII")
    .option("--no-input", "never ask")
    .option("-y, --yes", "take what is likely without asking")
    .option("-C <dir>", "work in this folder")
    .optionsGroup("Flags");
}
