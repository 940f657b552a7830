import type { Command } from "commander";
import { command } from "../command.js";
import { listed, repeated } from "../flag-values.js";
import type { Host } from "../program.js";

/** Commands about who vouches for a run's files: none reads data, none computes a number. */
export function addSealCommands(program: Command, host: Host): void {
  command(program, "keygen <KEY>", "Make a pair of keys for signing: KEY.pem stays with you, KEY.pub.pem goes to whoever verifies.")
    .option("--passphrase-file <file>", "encrypt the key with the first line of this file; EVENHAND_KEY_PASSPHRASE when left out")
    .action(async (name: string, flags) => host.exit(await (await import("./keygen.js")).keygen(name, flags, host.session(flags))));
  command(program, "sign <MANIFEST>", "Sign the files of a run in a role, once they are known to be as they were sealed.")
    .requiredOption("--key <file>", "your private key, readable by you alone")
    .requiredOption("--role <role>", "developer, validator, approver, or another word; one role a key")
    .option("--name <who>", "who signs, as you want to be called")
    .option("--statement <text>", "what your signature is to mean")
    .option("--passphrase-file <file>", "passphrase of the key, first line; EVENHAND_KEY_PASSPHRASE when left out")
    .option("--log <file>", "log that keeps it; .evenhand/audit-log.jsonl if there is one")
    .action(async (path: string, flags) => host.exit(await (await import("./sign.js")).sign(path, flags, host.session(flags))));
  command(program, "verify <MANIFEST>", "Say whether these are the files that were sealed, and who signed: 0 yes, 1 no.")
    .option("--keys <[role=]file>", "trusted public keys: a file, a folder, or of one role; repeatable", repeated)
    .option("--require <roles>", "roles that have to have signed, each by a trusted key: developer,validator", listed)
    .option("--two-person", "two trusted keys have to have signed, in two roles")
    .option("--tsa-ca <file>", "certificate in PEM of a time-stamping authority that you trust; repeatable", repeated)
    .option("--require-timestamp", "a trusted authority has to say when it existed")
    .option("--digest <sha256>", "digest of the manifest that you hold from elsewhere")
    .action(async (path: string, flags) => host.exit(await (await import("./verify.js")).verify(path, flags, host.session(flags))));
  command(program, "bundle <MANIFEST>", "Pack the files of a run for an auditor who has openssl and nothing of ours, with instructions.")
    .requiredOption("-o, --output <folder|file.tar>", "where it goes; a folder must not be there yet")
    .option("--tsa-ca <file>", "certificate in PEM of the time-stamping authority, to go with it; repeatable", repeated)
    .option("--log <file>", "log to go with it, whole; .evenhand/audit-log.jsonl if there is one")
    .action(async (path: string, flags) => host.exit(await (await import("./bundle.js")).bundle(path, flags, host.session(flags))));
  command(program, "reproduce <RESULTS>", "Run a stored result's command again and compare every number: 0 the same, 1 not.")
    .option("--allow-model-code", "run models that are programs or modules, once you have read them")
    .action(async (path: string, flags) => host.exit(await (await import("./reproduce.js")).reproduce(path, flags, host.session(flags))));
}
