import { type Command, Option } from "commander";
import { fault } from "../errors.js";
import type { CatalogFlags } from "./catalog-flags.js";
import { repeated } from "./flag-values.js";
import { addLookFlags, type LookFlags } from "./look-flags.js";
import { minCellFlag } from "./min-cell-flag.js";
import { noManifestFlag } from "./no-manifest-flag.js";
import type { CommonFlags } from "./session.js";

/** Everything that can stand after `evenhand check`: where things are, what is written, and what is stricter. */
export interface CheckFlags extends CommonFlags, CatalogFlags, LookFlags {
  /** A path, or false after `--no-record`. */
  readonly record?: string | false;
  /** A path, or false after `--no-policy`. */
  readonly policy?: string | false;
  readonly policyFrom?: string;
  readonly profile?: string;
  readonly predictions?: string;
  readonly baseline?: string;
  readonly from?: string;
  readonly output?: readonly string[];
  readonly templates?: string;
  readonly minCell?: number;
  /** False after `--no-manifest`. */
  readonly manifest?: boolean;
  readonly failOn?: "error" | "warn";
  readonly reportOnly?: boolean;
  readonly sarifWaived?: boolean;
  readonly model?: string;
  readonly allowModelCode?: boolean;
  readonly fresh?: boolean;
  readonly keepAnswers?: boolean;
  readonly engine?: "memory" | "duckdb";
  readonly dryRun?: boolean;
  /** False after `--no-ci`. */
  readonly ci?: boolean;
}

/** Flags of `audit` that would change what a policy decides, by what each is set in a policy. */
const decisive: Readonly<Record<string, string>> = {
  label: "columns.label",
  prediction: "columns.prediction",
  score: "columns.score",
  id: "columns.id",
  weight: "columns.weight",
  cluster: "columns.cluster",
  strata: "columns.strata",
  sensitive: "columns.sensitive",
  count: "columns.count",
  trials: "columns.trials",
  hits: "columns.hits",
  positive: "outcome.positive",
  negative: "outcome.negative",
  favorable: "outcome.favorable",
  threshold: "outcome.threshold",
  where: "data.where",
  missing: "data.missing",
  unmatched: "data.unmatched",
  "missing-prediction": "data.missing_prediction",
  delimiter: "data.delimiter",
  decimal: "data.decimal",
  encoding: "data.encoding",
  format: "data.format",
  reference: "groups.define",
  bins: "groups.define",
  quantiles: "groups.define",
  merge: "groups.define",
  normalize: "groups.normalize",
  "missing-groups": "groups.missing",
  "min-n": "groups.min_n",
  small: "groups.small",
  depth: "groups.depth",
  task: "task",
  metric: "metrics",
  confidence: "stats.confidence",
  seed: "stats.seed",
  resamples: "stats.resamples",
  "max-rows": "data",
};

export function addPolicyFlags(command: Command): Command {
  return command
    .option("-p, --policy <file>", "policy; the nearest evenhand.yml when left out")
    .option("--policy-from <ref>", "read policy and waivers from a git ref, e.g. origin/main")
    .option("--profile <name>", "one of the policy's profiles");
}

export function addCheckFlags(command: Command): Command {
  addPolicyFlags(command)
    .addOption(new Option("-o, --output <[format:]path>", "write json, html, pdf, md, junit, sarif, …; repeatable").argParser(repeated))
    .addOption(new Option("--fail-on <level>", "warn makes warnings block").choices(["error", "warn"]).default("error"))
    .option("--sarif-waived", "waived checks in SARIF too, as suppressed results")
    .option("--report-only", "exit 0 where the verdict would be 1 or 4, and say so")
    .optionsGroup("Where things are")
    .option("--predictions <file>", "second file with predictions, joined on the policy's id")
    .option("--baseline <file>", "the baseline; a path, or git:REF:PATH")
    .option("--model <kind:what>", "model to ask for the limits of `robustness`; the policy's when left out: lightgbm:model.txt")
    .option("--allow-model-code", "let a module or a program run that the policy names as its model")
    .option("--fresh", "ask the model even where an earlier run has its answers")
    .option("--keep-answers", "keep the answers of a model in this process too, so that a stopped run goes on")
    .option("--from <results>", "judge a stored result; no data are read")
    .addOption(new Option("--engine <name>", "who counts; chosen by size when left out").choices(["memory", "duckdb"]))
    .option("--templates <dir>", "folder with Handlebars templates that replace those of the same name")
    .addOption(minCellFlag())
    .addOption(noManifestFlag())
    .option("--dry-run", "say what would be checked and written, and stop")
    .option("--no-ci", "no annotations and no step summary in GitHub Actions")
    .addOption(new Option("--no-policy").hideHelp())
    .option("--record <file>", "what people put on record about the model; evenhand.record.yml when it is there")
    .option("--no-record", "read no record");
  addLookFlags(command);
  for (const name of Object.keys(decisive)) command.addOption(new Option(`--${name} [value]`).hideHelp().argParser(repeated));
  return command;
}

/** Throws EH208 for flags that would change the verdict against the policy, with the key to set instead. */
export function refuseDecisiveFlags(flags: Readonly<Record<string, unknown>>): void {
  if (flags.policy === false)
    throw fault("EH208", "a check is made by a policy, so --no-policy has no meaning here", {
      help: ["evenhand audit --no-policy looks without one"],
    });
  const given = Object.keys(decisive).filter((name) => flags[camelCase(name)] !== undefined);
  if (given.length === 0) return;
  throw fault("EH208", `${given.map((name) => `--${name}`).join(", ")} would change the verdict against the policy`, {
    help: given.slice(0, 5).map((name) => `set ${decisive[name]} in the policy`),
  });
}

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
