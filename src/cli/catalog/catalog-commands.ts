import { type Command, Option } from "commander";
import { stages } from "../../register/card.js";
import { command } from "../command.js";
import { listed, repeated, wholeFrom } from "../flag-values.js";
import type { Host } from "../program.js";

/** `evenhand catalog …`: models, versions, data and audits of a repository, as files in it. */
export function addCatalogCommands(program: Command, host: Host): void {
  const catalog = program
    .command("catalog")
    .description("Keep models, versions, data, audits and what is due, as files in .evenhand/.")
    .helpOption("-h, --help", "show help")
    .helpCommand(false);
  const one = (name: string, description: string): Command =>
    command(catalog, name, description).option("--catalog <dir>", "folder of the catalog; .evenhand when left out");
  one("list", "List the models: who owns them, which version is live, the last audit and what is due.").action(async (flags) =>
    host.exit(await (await import("./list.js")).listModels(flags, host.session(flags))),
  );
  one("show <MODEL>", "Show one model: its versions, its audits, who signed, what was found.").action(async (model: string, flags) =>
    host.exit(await (await import("./show.js")).showModel(model, flags, host.session(flags))),
  );
  one("due", "List what is late or soon due: audits, signatures, waivers, data.")
    .option("--within <days>", "days from today, 30", wholeFrom(0, 3660))
    .option("--gate", "exit with 1 when anything is late")
    .action(async (flags) => host.exit(await (await import("./list-due.js")).listDue(flags, host.session(flags))));
  one("history <MODEL>", "Show a model's numbers from audit to audit.")
    .option("--metric <ids>", "checks, gaps or metrics: demographic_parity_difference@race", listed)
    .action(async (model: string, flags) => host.exit(await (await import("./history.js")).history(model, flags, host.session(flags))));
  one("compare <MODEL> <A> <B>", "Show what audit B of a model changed of audit A; each is a version, a run or a day.").action(
    async (model: string, a: string, b: string, flags) =>
      host.exit(await (await import("./compare.js")).compareAudits(model, [a, b], flags, host.session(flags))),
  );
  one("add <MODEL>", "Register a model, or a version of it.")
    .option("--title <text>", "what people call it")
    .option("--owner <who>", "who owns it; needed once")
    .option("--purpose <text>", "what it decides, about whom")
    .addOption(new Option("--tier <which>", "how much is at stake").choices(["high", "medium", "low"]))
    .option("--audit-every <days>", "days after which an audit is too old, 365", wholeFrom(1, 3660))
    .option("--require <roles>", "roles that have to sign before it is approved or live", listed)
    .option("--approve <roles>", "roles that have to approve a version before it is approved or live", listed)
    .option("--waive <roles>", "roles that have to sign each waiver that its last check rests on", listed)
    .option("--version-id <version>", "a version to register")
    .option("--artifact <file>", "the version's model file, whose digest is kept")
    .option("--training <file>", "the data it was trained on, whose digest is kept")
    .action(async (model: string, flags) => host.exit(await (await import("./add.js")).addModel(model, flags, host.session(flags))));
  one("add-data <ID> <FILE>", "Register a file of evaluation data by its digest.")
    .option("--title <text>", "what people call it")
    .option("--labels-from <text>", "where the labels come from")
    .option("--expires <day>", "last day on which it may be used: 2027-03-31")
    .action(async (id: string, file: string, flags) =>
      host.exit(await (await import("./add-data.js")).addData(id, file, flags, host.session(flags))),
    );
  one("add-person <ID>", "Say whose a key is, and what they may sign and approve.")
    .option("--key <file>", "their public key; repeatable", repeated)
    .option("--roles <roles>", "what they may act as: developer,validator", listed)
    .option("--models <ids>", "of which models, where * stands for anything; all when left out", listed)
    .option("--name <who>", "what people call them")
    .action(async (id: string, flags) => host.exit(await (await import("./add-person.js")).addPerson(id, flags, host.session(flags))));
  one("record <MODEL> <RESULTS>", "Record an audit of a model: what was found, by which files, who signed.")
    .option("--version-id <version>", "the version that was audited; the newest one when left out")
    .option("--actor <who>", "who records it; EVENHAND_ACTOR or the user of the machine when left out")
    .action(async (model: string, path: string, flags) =>
      host.exit(await (await import("./record.js")).record(model, path, flags, host.session(flags))),
    );
  one("approve <MODEL> <VERSION>", "Agree, under a signature, that a version is used, on the ground of its last audit.")
    .requiredOption("--key <file>", "your private key, readable by you alone")
    .requiredOption("--role <role>", "what you approve as: business-owner")
    .option("--name <who>", "who approves, as you want to be called")
    .option("--statement <text>", "what you agree to, and on which conditions")
    .option("--passphrase-file <file>", "passphrase of the key, first line; EVENHAND_KEY_PASSPHRASE when left out")
    .action(async (model: string, version: string, flags) =>
      host.exit(await (await import("./approve.js")).approve(model, version, flags, host.session(flags))),
    );
  one("waive <MODEL> <CHECK>", "Agree, under a signature, to a waiver of the policy that the last check used.")
    .requiredOption("--key <file>", "your private key, readable by you alone")
    .requiredOption("--role <role>", "what you sign as: risk-officer")
    .option("--version-id <version>", "the version whose last check used it; the newest check when left out")
    .option("--name <who>", "who signs, as you want to be called")
    .option("--statement <text>", "what you agree to, and on which conditions")
    .option("--passphrase-file <file>", "passphrase of the key, first line; EVENHAND_KEY_PASSPHRASE when left out")
    .action(async (model: string, check: string, flags) =>
      host.exit(await (await import("./waive.js")).signWaiver(model, check, flags, host.session(flags))),
    );
  one("stage <MODEL> <VERSION> <STAGE>", `Move a version on, or back: ${stages.join(", ")}. What has to be signed has to be signed.`)
    .option("--note <text>", "why")
    .option("--actor <who>", "who does it; EVENHAND_ACTOR or the user of the machine when left out")
    .action(async (model: string, version: string, stage: string, flags) =>
      host.exit(await (await import("./stage.js")).moveStage(model, [version, stage], flags, host.session(flags))),
    );
  command(program, "site", "Write the catalog as static pages: overview, compliance, data science, operations, public.")
    .option("--catalog <dir>", "folder of the catalog; .evenhand when left out")
    .option("-o, --output <dir>", "folder of the site", "site")
    .option("-p, --policy <file>", "policy whose brand is at the head of the pages; the nearest evenhand.yml when left out")
    .option("--no-policy", "no brand")
    .option("--publisher <name>", "who publishes it, for the public page")
    .option("--templates <dir>", "folder with Handlebars templates that replace those of the same name")
    .action(async (flags) => host.exit(await (await import("./site.js")).site(flags, host.session(flags))));
}
