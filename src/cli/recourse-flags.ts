import type { Command } from "commander";
import { fault } from "../errors.js";
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
  readonly maxEvals?: number;
  readonly maxSeconds?: number;
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

/** The settings that the flags say, on top of what a policy asks; nothing where neither asks. Throws EH200 for a constraint of nothing, or a cost that is no number. */
export function recourseSettings(flags: RecourseFlags, said?: RecourseSettings): StudySettings {
  const usual = said ?? usualRecourse;
  if (!flags.recourse && said === undefined) return refuseIdle(flags);
  const { immutable, increaseOnly, decreaseOnly, allowed, linked, cost, recourseRows, recourseEvals, maxEvals, maxSeconds } = flags;
  const settings: RecourseSettings = {
    ...usual,
    ...(immutable !== undefined && { immutable }),
    ...((increaseOnly !== undefined || decreaseOnly !== undefined) && {
      only: Object.fromEntries([...oneWay(increaseOnly, "increase"), ...oneWay(decreaseOnly, "decrease")]),
    }),
    ...(allowed !== undefined && { allowed: named(allowed, "--allowed term=180,360", listed) }),
    ...(linked !== undefined && { linked: named(linked, "--linked home=value,rooms", listed) }),
    ...(cost !== undefined && { costs: named(cost, "--cost income=2", costOf) }),
    perGroup: recourseRows ?? usual.perGroup,
    maxEvals: recourseEvals ?? maxEvals ?? usual.maxEvals,
    maxSeconds: maxSeconds ?? usual.maxSeconds,
  };
  return { recourse: settings };
}

/** Flags that say what can be changed where no change is looked for. */
function refuseIdle({
  increaseOnly,
  decreaseOnly,
  immutable,
  allowed,
  linked,
  cost,
  recourseRows,
  recourseEvals,
}: RecourseFlags): StudySettings {
  const given = { "--immutable": immutable, "--increase-only": increaseOnly, "--decrease-only": decreaseOnly, "--allowed": allowed };
  const more = { "--linked": linked, "--cost": cost, "--recourse-rows": recourseRows, "--recourse-evals": recourseEvals };
  const idle = Object.entries({ ...given, ...more }).find(([, value]) => value !== undefined);
  if (idle !== undefined) throw fault("EH200", `${idle[0]} changes nothing without --recourse`, { help: [`--recourse ${idle[0]} …`] });
  return {};
}

const oneWay = (names: readonly string[] | undefined, way: "increase" | "decrease") => (names ?? []).map((name) => [name, way] as const);

function named<Value>(texts: readonly string[], example: string, read: (text: string) => Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    texts.map((text) => {
      const { name, value } = assignment(text, example);
      return [name, read(value)];
    }),
  );
}

function costOf(text: string): number {
  const cost = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(cost) && cost >= 0) return cost;
  throw fault("EH200", `--cost ${text}: a number from 0 on is expected`, { help: ["--cost income=2"] });
}
