import { type Command, Option } from "commander";
import { command } from "../command.js";
import type { Host } from "../program.js";

/** `evenhand baseline …`: the earlier numbers that checks are compared with. */
export function addBaselineCommands(program: Command, host: Host): void {
  const baseline = program
    .command("baseline")
    .description("Save, show and move the numbers that later ones are compared with.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  const writing = (name: string, description: string): Command =>
    command(baseline, name, description)
      .option("-p, --policy <file>", "policy; the nearest evenhand.yml when left out")
      .option("--profile <name>", "one of the policy's profiles")
      .option("--baseline <file>", "where it is kept, instead of where the policy says")
      .option("--predictions <file>", "second file with predictions, joined on the policy's id")
      .option("--no-rows", "keep no decisions under hashed ids; later runs are then compared as with other rows")
      .addOption(new Option("--engine <name>", "who counts; chosen by size when left out").choices(["memory", "duckdb"]));
  writing("save [DATA...]", "Save the numbers of the policy's checks, and each row's decision under a hashed id.").action(
    async (data: string[], flags) => host.exit(await (await import("./save.js")).saveBaselineFile(data, flags, host.session(flags))),
  );
  command(baseline, "show [FILE]", "Show a baseline: a file, or git:REF:PATH; that of the policy when left out.")
    .option("-p, --policy <file>", "policy; the nearest evenhand.yml when left out")
    .option("--profile <name>", "one of the policy's profiles")
    .action(async (file: string | undefined, flags) =>
      host.exit(await (await import("./show.js")).showBaseline(file, flags, host.session(flags))),
    );
  writing("update [DATA...]", "Move the baseline to the numbers of now; refused where they are worse.")
    .option("--accept-worse", "take worse numbers; needs --reason")
    .option("--reason <text>", "why worse numbers are accepted, at least 20 characters; the file keeps it")
    .action(async (data: string[], flags) =>
      host.exit(await (await import("./update.js")).updateBaseline(data, flags, host.session(flags))),
    );
}
