import type { Command } from "commander";
import { command } from "../command.js";
import type { Host } from "../program.js";

/** `evenhand record …`: what only people know about the model. */
export function addRecordCommands(program: Command, host: Host): void {
  const record = program
    .command("record")
    .description("Keep what only people know: purpose, data, risks, oversight, approvals. Reports show it, and what is missing.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  command(record, "init [FILE]", "Write a first record: asks on a terminal, else leaves the questions as comments.")
    .option("--force", "replace the file")
    .action(async (file: string | undefined, flags) =>
      host.exit(await (await import("./init.js")).initRecord(file, flags, host.session(flags))),
    );
  command(record, "check [FILE]", "Say what is wrong with a record and what it does not answer.").action(
    async (file: string | undefined, flags) => host.exit(await (await import("./check.js")).checkRecord(file, host.session(flags))),
  );
}
