import type { Command } from "commander";
import { command } from "../command.js";
import { repeated } from "../flag-values.js";
import type { Host } from "../program.js";

/** `evenhand timestamp …`: requests and responses by RFC 3161 as files; you carry them to and from the authority. */
export function addTimestampCommands(program: Command, host: Host): void {
  const timestamp = program
    .command("timestamp")
    .description("Ask an authority when a file existed, by files: a request to send, a response to check. No network.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  command(timestamp, "request <FILE>", "Write FILE.tsq, the question to a time-stamping authority (RFC 3161).").action(
    async (file: string, flags) => host.exit(await (await import("./request.js")).request(file, flags, host.session(flags))),
  );
  command(timestamp, "check <FILE>", "Hold the response FILE.tsr against the file: 0 yes, 1 no.")
    .option("--response <file>", "the response; FILE.tsr when left out")
    .option("--ca <file>", "certificate in PEM of an authority that you trust; repeatable", repeated)
    .action(async (file: string, flags) =>
      host.exit(await (await import("./check-response.js")).checkResponse(file, flags, host.session(flags))),
    );
}
