import type { Command } from "commander";
import { command } from "../command.js";
import { listed } from "../flag-values.js";
import type { Host } from "../program.js";
import { limit } from "./waiver-values.js";

/** `evenhand waive …`: failures that somebody answers for until a day. */
export function addWaiveCommands(program: Command, host: Host): void {
  const waive = program
    .command("waive")
    .description("Let a failing check through until a day, list such waivers, and take out those that are over.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  const one = (name: string, description: string): Command =>
    command(waive, name, description)
      .option("-p, --policy <file>", "policy; the nearest evenhand.yml when left out")
      .option("--profile <name>", "one of the policy's profiles");
  one("add [CHECK]", "Add a waiver of a check to the policy; its comments stay. Asks for what is missing on a terminal.")
    .option("--owner <who>", "who answers for it")
    .option("--reason <text>", "why, in at least 20 characters")
    .option("--expires <day>", "last day, in UTC: 2026-11-30, or 60d from today; at most 180 days")
    .option("--ceiling <number>", "the waiver lapses when the number passes this: 0.22 or 22%", limit)
    .option("--groups <list>", "only gaps between these groups: Asian,Black", listed)
    .option("--ticket <id>", "where the work is tracked")
    .option("--approved-by <who>", "who allowed it")
    .option("--dry-run", "print the policy instead of writing it")
    .action(async (check: string | undefined, flags) =>
      host.exit(await (await import("./add.js")).addWaiver(check, flags, host.session(flags))),
    );
  one("list", "List waivers: whose, until when, and, with a result, which ones are not needed.")
    .option("--from <results>", "a result of check, to see which waivers it used")
    .action(async (flags) => host.exit(await (await import("./list.js")).listWaivers(flags, host.session(flags))));
  one("prune", "Take out waivers that have expired, name no check, or, with a result, are not used.")
    .option("--from <results>", "a result of check, to see which waivers it used")
    .option("--dry-run", "say what would go, and stop")
    .action(async (flags) => host.exit(await (await import("./prune.js")).pruneWaivers(flags, host.session(flags))));
}
