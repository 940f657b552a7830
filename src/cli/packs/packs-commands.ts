import type { Command } from "commander";
import { command } from "../command.js";
import type { Host } from "../program.js";

/** `evenhand packs …`: texts of law and good practice as dated data. */
export function addPacksCommands(program: Command, host: Host): void {
  const packs = program
    .command("packs")
    .description("List, show and check packs: texts of law and good practice, where they stand, what they ask.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  command(packs, "list", "List the packs, with where their texts stand in law.").action(async (flags) =>
    (await import("./list.js")).listPacks(host.session(flags)),
  );
  command(packs, "show <ID>", "Show a pack: its text, its clauses, its policy. ID or a file that ends with .pack.yml.").action(
    async (id: string, flags) => (await import("./show.js")).showPack(id, host.session(flags)),
  );
  command(packs, "check <FILE...>", "Say everything that is wrong with packs of your own.").action(async (files: string[], flags) =>
    host.exit(await (await import("./check.js")).checkPacks(files, host.session(flags))),
  );
}
