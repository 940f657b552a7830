import { type Command, Option } from "commander";
import { assignment } from "../policy/definitions.js";
import {
  columnGroupings,
  conditionalWays,
  donorSchemes,
  donorWeightings,
  drawnBy,
  type ImportanceSettings,
  usualImportance,
} from "../policy/importance-settings.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { addEffectsFlags, type EffectsFlags } from "./effects-flag-list.js";
import { listed, number, repeated, wholeFrom } from "./flag-values.js";
import { addRecourseFlags, type RecourseFlags } from "./recourse-flags.js";
import { addTreeFlags, type TreeFlags } from "./tree-flags.js";

/** What can stand after `evenhand importance` beside the flags of an audit. */
export interface ImportanceFlags extends AuditFlags, TreeFlags, RecourseFlags, EffectsFlags {
  readonly of?: readonly string[];
  readonly only?: readonly string[];
  readonly together?: readonly string[];
  readonly groupColumns?: ImportanceSettings["groupColumns"];
  readonly donors?: ImportanceSettings["donors"];
  readonly donorWeights?: ImportanceSettings["donorWeights"];
  readonly conditional?: ImportanceSettings["conditional"];
  readonly rng?: ImportanceSettings["rng"];
  readonly repeats?: number;
  readonly maxRepeats?: number;
  readonly maxRows?: number;
  readonly maxSeconds?: number;
}

export function addImportanceFlags(command: Command): Command {
  addTreeFlags(addRecourseFlags(command))
    .optionsGroup("Importance")
    .option("--of <measures>", "metrics and gaps: auc,log_loss,equal_opportunity_difference@race", listed)
    .option("--only <columns>", "features to look at, or names of --together; all that the model reads when left out", listed)
    .option("--together <name=columns>", "columns that are moved together: home=value,rooms; repeatable", repeated)
    .addOption(new Option("--group-columns <how>", "move columns of one category, and columns alike, together").choices(columnGroupings))
    .addOption(new Option("--donors <whose>", "where values come from: any row, the own group, other groups").choices(donorSchemes))
    .addOption(new Option("--donor-weights <how>", "rows give equally often, or by their weight").choices(donorWeightings))
    .addOption(new Option("--conditional <way>", "also what a feature adds to the others").choices(conditionalWays))
    .addOption(new Option("--rng <whose>", "numpy-legacy draws what scikit-learn draws").choices(drawnBy))
    .option("--repeats <n>", "least times that a feature is moved, 10", wholeFrom(2, 10_000))
    .option("--max-repeats <n>", "most times, 50", wholeFrom(2, 10_000))
    .option("--max-rows <n>", "most rows of the data that are used, drawn at random", wholeFrom(2))
    .option("--max-evals <n>", "most rows that the model is asked about", wholeFrom(1))
    .option("--max-seconds <n>", "most seconds", number);
  return addEffectsFlags(command);
}

/** The settings that the flags say, on top of others. */
export function importanceSettings(flags: ImportanceFlags, usual: ImportanceSettings = usualImportance): ImportanceSettings {
  const { of, only, together, repeats, maxRepeats } = flags;
  const least = repeats ?? Math.min(usual.repeats.least, maxRepeats ?? usual.repeats.least);
  return {
    metrics: of ?? usual.metrics,
    features: only ?? usual.features,
    together: together === undefined ? usual.together : Object.fromEntries(together.map(namedColumns)),
    groupColumns: flags.groupColumns ?? usual.groupColumns,
    donors: flags.donors ?? usual.donors,
    donorWeights: flags.donorWeights ?? usual.donorWeights,
    rng: flags.rng ?? usual.rng,
    conditional: flags.conditional ?? usual.conditional,
    byGroup: usual.byGroup,
    repeats: { least, most: Math.max(least, maxRepeats ?? usual.repeats.most) },
    maxRows: flags.maxRows ?? usual.maxRows,
    maxEvals: flags.maxEvals ?? usual.maxEvals,
    maxSeconds: flags.maxSeconds ?? usual.maxSeconds,
  };
}

function namedColumns(text: string): readonly [string, readonly string[]] {
  const { name, value } = assignment(text, "--together home=value,rooms");
  return [name, listed(value)];
}
