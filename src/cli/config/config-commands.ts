import type { Command } from "commander";
import { command } from "../command.js";
import type { Host } from "../program.js";

/** `evenhand config …`: the commands about the policy itself; none reads data. */
export function addConfigCommands(program: Command, host: Host): void {
  const config = program
    .command("config")
    .description("Validate, print, compare and migrate the policy.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  const one = (name: string, description: string): Command =>
    command(config, name, description).option("-p, --policy <file>", "policy instead of the nearest evenhand.yml");
  const profile = ["--profile <name>", "apply this profile of the policy"] as const;
  one("validate [FILE...]", "Say everything that is wrong with a policy: no data, no network.")
    .option(...profile)
    .action(async (files: string[], flags) =>
      host.exit(await (await import("./validate.js")).validateConfig(files, flags, host.session(flags))),
    );
  one("print [FILE]", "Print the policy as it holds, with the origin of each value.")
    .option(...profile)
    .action(async (file: string | undefined, flags) =>
      host.exit(await (await import("./print.js")).printConfig(file, flags, host.session(flags))),
    );
  one("diff [FILE]", "List what became looser or stricter; exit 1 when anything became looser.")
    .requiredOption("--against <ref|file>", "a git commit, branch or tag, or another policy file")
    .option(...profile)
    .action(async (file: string | undefined, flags) =>
      host.exit(await (await import("./diff.js")).diffConfig(file, flags, host.session(flags))),
    );
  command(config, "schema", "Print the JSON Schema of a policy.")
    .option("--result", "that of a result instead")
    .option("--baseline", "that of a baseline instead")
    .action(async (flags) => host.exit(await (await import("./schema.js")).configSchema(flags, host.session(flags))));
  one("migrate [FILE]", "Rewrite the policy in the newest version, with its comments.")
    .option("--write", "write it in place instead of printing it")
    .action(async (file: string | undefined, flags) =>
      host.exit(await (await import("./migrate.js")).migrateConfig(file, flags, host.session(flags))),
    );
}
