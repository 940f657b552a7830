import { type Command, Option } from "commander";
import { assignment } from "../policy/definitions.js";
import { usualWhy, type WhySettings, whyMethods } from "../policy/why-settings.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { listed, number, repeated, wholeFrom } from "./flag-values.js";
import { addRecourseFlags, type RecourseFlags } from "./recourse-flags.js";
import { addTreeFlags, type TreeFlags } from "./tree-flags.js";

/** What can stand after `evenhand why` beside the flags of an audit. */
export interface WhyFlags extends AuditFlags, TreeFlags, RecourseFlags {
  readonly of?: readonly string[];
  readonly attribute?: readonly string[];
  readonly method?: WhySettings["method"];
  readonly class?: string;
  readonly legitimate?: readonly string[];
  readonly together?: readonly string[];
  readonly pairs?: number;
  readonly passes?: number;
  readonly maxEvals?: number;
  readonly maxSeconds?: number;
}

export function addWhyFlags(command: Command): Command {
  return addTreeFlags(addRecourseFlags(command))
    .optionsGroup("What drives the gap")
    .option("--of <gaps>", "equal_opportunity_difference@race,raw_score; decisions and raw score when left out", listed)
    .option("--attribute <names>", "attributes whose gaps are taken apart; all that are audited when left out", listed)
    .addOption(new Option("--method <how>", "exact: open models; sampled: pairs of rows; sage: any gap").choices(whyMethods))
    .option("--class <name>", "of a model of classes, the one whose gaps; the positive one when left out")
    .option("--legitimate <columns>", "columns in which groups may differ; what they carry is shown apart", listed)
    .option("--together <name=columns>", "columns that are one feature: home=value,rooms; repeatable", repeated)
    .option("--pairs <n>", "most pairs of rows of a gap, 2000", wholeFrom(2, 1_000_000))
    .option("--passes <n>", "orders of features, with reverses, of a pair, 2; of sage its draws", wholeFrom(1, 10_000))
    .option("--max-evals <n>", "most rows that the model is asked about", wholeFrom(1))
    .option("--max-seconds <n>", "most seconds", number);
}

/** The settings that the flags say, on top of others. */
export function whySettings({ together, ...flags }: WhyFlags, usual: WhySettings = usualWhy): WhySettings {
  return {
    of: flags.of ?? usual.of,
    attributes: flags.attribute ?? usual.attributes,
    method: flags.method ?? usual.method,
    class: flags.class ?? usual.class,
    legitimate: flags.legitimate ?? usual.legitimate,
    together: together === undefined ? usual.together : Object.fromEntries(together.map(namedColumns)),
    pairs: flags.pairs ?? usual.pairs,
    passes: flags.passes ?? usual.passes,
    maxEvals: flags.maxEvals ?? usual.maxEvals,
    maxSeconds: flags.maxSeconds ?? usual.maxSeconds,
  };
}

function namedColumns(text: string): readonly [string, readonly string[]] {
  const { name, value } = assignment(text, "--together home=value,rooms");
  return [name, listed(value)];
}
