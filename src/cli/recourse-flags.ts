import type { Command } from "commander";
import { assignment } from "../policy/definitions.js";
import { type RecourseSettings, usualRecourse } from "../policy/recourse-settings.js";
import type { StudySettings } from "../policy/study-settings.js";
import { listed, repeated, wholeFrom } from "./flag-values.js";

/** Flags that ask what would turn decisions. */
export interface RecourseFlags {
  readonly recourse?: boolean;
  readonly immutable?: readonly string[];
  readonly increaseOnly?: readonly string[];
  readonly decreaseOnly?: readonly string[];
  readonly allowed?: readonly string[];
  readonly linked?: readonly string[];
  readonly cost?: readonly string[];
  readonly recourseRows?: number;
  readonly recourseEvals?: number;
}

export function addRecourseFlags(command: Command): Command {
  return command
    .optionsGroup("Recourse")
    .option("--recourse", "what would turn unfavourable decisions, and whether it is as near for every group")
    .option("--immutable <columns>", "columns that nobody can change; protected attributes never are", listed)
    .option("--increase-only <columns>", "columns that only rise", listed)
    .option("--decrease-only <columns>", "columns that only fall", listed)
    .option("--allowed <column=values>", "the values that a column may become: term=180,360; repeatable", repeated)
    .option("--linked <name=columns>", "columns that change together: home=value,rooms; repeatable", repeated)
    .option("--cost <column=n>", "how many times a change counts: income=2; repeatable", repeated)
    .option("--recourse-rows <n>", "people of each group, at most; 300", wholeFrom(1))
    .option("--recourse-evals <n>", "most rows that the model is asked about", wholeFrom(1));
}

/** The settings that the flags say; nothing where they do not ask. */
export function recourseSettings(flags: RecourseFlags): StudySettings {
  if (!flags.recourse) return {};
  const named = (texts: readonly string[] | undefined, example: string): readonly (readonly [string, string])[] =>
    (texts ?? []).map((text) => {
      const { name, value } = assignment(text, example);
      return [name, value];
    });
  const only = (names: readonly string[] | undefined, way: "increase" | "decrease") => (names ?? []).map((name) => [name, way] as const);
  const settings: RecourseSettings = {
    ...usualRecourse,
    immutable: flags.immutable ?? [],
    only: Object.fromEntries([...only(flags.increaseOnly, "increase"), ...only(flags.decreaseOnly, "decrease")]),
    allowed: Object.fromEntries(named(flags.allowed, "--allowed term=180,360").map(([name, value]) => [name, listed(value)])),
    linked: Object.fromEntries(named(flags.linked, "--linked home=value,rooms").map(([name, value]) => [name, listed(value)])),
    costs: Object.fromEntries(named(flags.cost, "--cost income=2").map(([name, value]) => [name, Number(value)])),
    perGroup: flags.recourseRows ?? usualRecourse.perGroup,
    maxEvals: flags.recourseEvals ?? null,
  };
  return { recourse: settings };
}
