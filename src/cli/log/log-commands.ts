import type { Command } from "commander";
import { command } from "../command.js";
import type { Host } from "../program.js";

/** `evenhand log …`: what was done to a model and by whom, in lines of which each holds the one before. */
export function addLogCommands(program: Command, host: Host): void {
  const log = program
    .command("log")
    .description("Keep and verify the chained log of who did what: .evenhand/audit-log.jsonl.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  const one = (name: string, description: string): Command =>
    command(log, name, description).option("--log <file>", "the log; .evenhand/audit-log.jsonl when left out");
  one("append <ACTION> [FILE]", "Add an entry about a file: run, approve, publish, supersede, rollback, or another word.")
    .option("--actor <who>", "who did it; EVENHAND_ACTOR or the user of the machine when left out")
    .option("--note <text>", "anything to be remembered with it")
    .action(async (action: string, file: string | undefined, flags) =>
      host.exit(await (await import("./append.js")).append(action, file, flags, host.session(flags))),
    );
  one("verify", "Say whether every line holds the one before: 0 yes, 1 no.")
    .option("--head <hash>", "a head that you kept elsewhere; it has to be in the log")
    .action(async (flags) => host.exit(await (await import("./verify-log.js")).verifyLog(flags, host.session(flags))));
  one("head", "Print the hash of the last entry, to be kept where the log's writers cannot write.").action(async (flags) =>
    host.exit(await (await import("./head.js")).head(flags, host.session(flags))),
  );
}
