import { Command, Option } from "commander";
import { type EvenhandError, fault } from "../errors.js";
import { suggest } from "../suggest.js";
import { version } from "../version.js";
import { addAuditFlags } from "./audit-flag-list.js";
import { addBaselineCommands } from "./baseline/baseline-commands.js";
import { addCatalogCommands } from "./catalog/catalog-commands.js";
import { addCatalogFlags } from "./catalog-flags.js";
import { addCheckFlags } from "./check-flag-list.js";
import { command } from "./command.js";
import { addCompareFlags } from "./compare-flag-list.js";
import { addConfigCommands } from "./config/config-commands.js";
import { addDataFlags } from "./data-flag-list.js";
import { helpText } from "./help-text.js";
import { addImportanceFlags } from "./importance-flag-list.js";
import { addInitFlags } from "./init-flag-list.js";
import { addLogCommands } from "./log/log-commands.js";
import { addLookFlags } from "./look-flags.js";
import { minCellFlag } from "./min-cell-flag.js";
import { noManifestFlag } from "./no-manifest-flag.js";
import { addPacksCommands } from "./packs/packs-commands.js";
import { addPlanFlags } from "./plan-flag-list.js";
import { addRecordCommands } from "./record/record-commands.js";
import { addScanFlags, auditFlagsOf } from "./scan-flag-list.js";
import { addSealCommands } from "./seal/seal-commands.js";

import type { CommonFlags, Session } from "./session.js";
import { addStressFlags } from "./stress-flag-list.js";
import { addTimestampCommands } from "./timestamp/timestamp-commands.js";
import { addWaiveCommands } from "./waive/waive-commands.js";
import { addWhyFlags } from "./why-flag-list.js";

/** What commands need of whoever runs them. */
export interface Host {
  session(flags: CommonFlags): Session;
  /** Says what the process is to exit with. */
  exit(code: number): void;
}

/** The command tree. Each command's code is loaded when it runs, so that help is quick. */
export function buildProgram(host: Host): Command {
  const program = new Command("evenhand")
    .description("Audit a model's predictions for fairness: group rates, gaps with honest ranges, a report. Nothing leaves this machine.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .configureHelp({ formatHelp: helpText, sortSubcommands: false })
    .showSuggestionAfterError(true);

  addCatalogFlags(
    addAuditFlags(command(program, "audit [DATA...]", "Look at who gets which decision, by group: rates, gaps and reports. Never gates.")),
  ).action(async (data: string[], flags) =>
    host.exit(await (await import("./audit.js")).audit(data, flags, host.session(flags), { enters: true })),
  );
  addCatalogFlags(
    addCheckFlags(
      command(program, "check [DATA...]", "Hold the data against the limits of the policy: passed, failed or undecided, by exit code."),
    ),
  ).action(async (data: string[], flags) => host.exit(await (await import("./check.js")).check(data, flags, host.session(flags))));
  addScanFlags(
    command(program, "scan [DATA...]", "Search every combination of values for groups that fare differently, and bound all the others."),
  ).action(async (data: string[], flags) =>
    host.exit(await (await import("./audit.js")).audit(data, auditFlagsOf(flags), host.session(flags), { command: "scan" })),
  );
  addDataFlags(command(program, "inspect <DATA...>", "Show how the columns of a file are read: roles, contents, problems.")).action(
    async (data: string[], flags) => host.exit(await (await import("./inspect.js")).inspect(data, flags, host.session(flags))),
  );
  command(program, "metrics", "List every metric, contrast and disparity.").action(async (flags) =>
    (await import("./metrics.js")).metricsList(host.session(flags)),
  );
  command(program, "explain [ID]", "Explain a metric, a disparity, a status or an error code.").action(
    async (id: string | undefined, flags) => (await import("./explain.js")).explain(id, host.session(flags)),
  );
  addLookFlags(command(program, "report <RESULTS>", "Render a stored results.json in other formats without computing anything again."))
    .addOption(output())
    .option("--templates <dir>", "folder with Handlebars templates that replace those of the same name")
    .option("-p, --policy <file>", "policy whose paper, language and brand are used; none when left out")
    .addOption(minCellFlag())
    .addOption(noManifestFlag())
    .action(async (path: string, flags) => host.exit(await (await import("./report.js")).report(path, flags, host.session(flags))));
  addInitFlags(command(program, "init [DATA...]", "Write a first evenhand.yml from what the data look like and what you say.")).action(
    async (data: string[], flags) => host.exit(await (await import("./init.js")).init(data, flags, host.session(flags))),
  );
  addPlanFlags(
    command(program, "plan [CHECK]", "What the data can show of each check, and how many rows would decide it. Never gates."),
  ).action(async (check: string | undefined, flags) =>
    host.exit(await (await import("./plan.js")).plan(check, flags, host.session(flags))),
  );
  addCompareFlags(
    command(
      program,
      "compare <A> <B>",
      "What B changed of A: two results, two files of decisions, or two columns of one file. Never gates.",
    ),
  ).action(async (a: string, b: string, flags) =>
    host.exit(await (await import("./compare.js")).compare(a, b, flags, host.session(flags))),
  );
  addImportanceFlags(
    addAuditFlags(
      command(program, "importance [DATA...]", "Ask the model what its numbers and the gaps between groups rest on, feature by feature."),
    ),
  ).action(async (data: string[], flags) =>
    host.exit(await (await import("./importance.js")).importance(data, flags, host.session(flags))),
  );
  addStressFlags(
    addAuditFlags(
      command(program, "stress [DATA...]", "Disturb the data and ask the model again: which decisions change, and for whom sooner."),
    ),
  ).action(async (data: string[], flags) => host.exit(await (await import("./stress.js")).stress(data, flags, host.session(flags))));
  addWhyFlags(
    addAuditFlags(command(program, "why [DATA...]", "Ask the model what drives the gaps between groups: the part of each column in them.")),
  ).action(async (data: string[], flags) => host.exit(await (await import("./why.js")).why(data, flags, host.session(flags))));
  addBaselineCommands(program, host);
  addWaiveCommands(program, host);
  addPacksCommands(program, host);
  addRecordCommands(program, host);
  addConfigCommands(program, host);
  addSealCommands(program, host);
  addLogCommands(program, host);
  addTimestampCommands(program, host);
  addCatalogCommands(program, host);
  command(program, "doctor", "Check what this machine offers: Node, memory, browser, engine, policy.")
    .option("--fatal", "exit with 5 when something is missing")
    .action(async (flags) => host.exit(await (await import("./doctor.js")).doctor(flags, host.session(flags))));
  command(program, "completion <SHELL>", "Print a completion script for bash, zsh, fish or powershell.").action(
    async (shell: string, flags) => host.session(flags).out((await import("./completion.js")).completionScript(shell, program)),
  );
  program
    .command("help [COMMAND]", { hidden: true })
    .description("Show help of a command.")
    .action((name: string | undefined) => helpOf(program, name));
  return program;
}

const output = (): Option =>
  new Option("-o, --output <[format:]path>", "write json, html, pdf, md, csv, summary, …; repeatable; - is standard output").argParser(
    (path: string, before: readonly string[] = []) => [...before, path],
  );

function helpOf(program: Command, name: string | undefined): void {
  const commands = program.commands.filter((one) => one.name() !== "help");
  const found = name === undefined ? program : commands.find((one) => one.name() === name);
  if (found === undefined) throw unknownCommand(name!, commands);
  found.outputHelp();
}

function unknownCommand(name: string, commands: readonly Command[]): EvenhandError {
  const names = commands.map((one) => one.name());
  const near = suggest(name, names);
  return fault("EH200", `unknown command "${name}"`, { help: [near === null ? `commands: ${names.join(", ")}` : `did you mean ${near}?`] });
}
