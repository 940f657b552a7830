import { type Command, Option } from "commander";
import { assignment } from "../policy/definitions.js";
import { donorSchemes, type ImportanceSettings, usualImportance } from "../policy/importance-settings.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { listed, number, repeated, wholeFrom } from "./flag-values.js";
import { addTreeFlags, type TreeFlags } from "./tree-flags.js";

/** What can stand after `evenhand importance` beside the flags of an audit. */
export interface ImportanceFlags extends AuditFlags, TreeFlags {
  readonly of?: readonly string[];
  readonly only?: readonly string[];
  readonly together?: readonly string[];
  readonly donors?: ImportanceSettings["donors"];
  readonly repeats?: number;
  readonly maxRepeats?: number;
  readonly maxEvals?: number;
  readonly maxSeconds?: number;
}

export function addImportanceFlags(command: Command): Command {
  return addTreeFlags(command)
    .optionsGroup("Importance")
    .option("--of <measures>", "metrics and gaps: auc,log_loss,equal_opportunity_difference@race", listed)
    .option("--only <columns>", "features to look at; all that the model reads when left out", listed)
    .option("--together <name=columns>", "columns that are moved together: home=value,rooms; repeatable", repeated)
    .addOption(new Option("--donors <whose>", "where values come from: any row, the own group, other groups").choices(donorSchemes))
    .option("--repeats <n>", "least times that a feature is moved, 10", wholeFrom(2, 10_000))
    .option("--max-repeats <n>", "most times, 50", wholeFrom(2, 10_000))
    .option("--max-evals <n>", "most rows that the model is asked about", wholeFrom(1))
    .option("--max-seconds <n>", "most seconds", number);
}

/** The settings that the flags say. */
export function importanceSettings({
  of = [],
  only = [],
  together = [],
  donors,
  repeats,
  maxRepeats,
  maxEvals,
  maxSeconds,
}: ImportanceFlags): ImportanceSettings {
  const least = repeats ?? Math.min(usualImportance.repeats.least, maxRepeats ?? usualImportance.repeats.least);
  return {
    metrics: of,
    features: only,
    together: Object.fromEntries(
      together.map((text) => {
        const { name, value } = assignment(text, "--together home=value,rooms");
        return [name, listed(value)];
      }),
    ),
    donors: donors ?? usualImportance.donors,
    repeats: { least, most: Math.max(least, maxRepeats ?? usualImportance.repeats.most) },
    maxEvals: maxEvals ?? null,
    maxSeconds: maxSeconds ?? null,
  };
}
