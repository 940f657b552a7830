import type { Command } from "commander";
import { fault } from "../errors.js";
import type { StudySettings } from "../policy/study-settings.js";
import { type SurrogateSettings, type TreeKind, usualSurrogates } from "../policy/surrogate-settings.js";
import { listed, wholeFrom } from "./flag-values.js";

/** Flags that ask for small trees. */
export interface TreeFlags {
  readonly surrogate?: boolean;
  readonly errorTree?: boolean;
  readonly gapTree?: boolean | string;
  readonly treeColumns?: readonly string[];
  readonly treeDepth?: number;
}

export function addTreeFlags(command: Command): Command {
  return command
    .optionsGroup("Trees")
    .option("--surrogate", "a small tree that scores as the model does, and how well it does")
    .option("--error-tree", "a small tree of where decisions are wrong")
    .option("--gap-tree [gaps]", "a small tree of where a gap is largest: equal_opportunity_difference@race")
    .option("--tree-columns <columns>", "columns that conditions may name", listed)
    .option("--tree-depth <n>", "conditions up to a leaf, at most; 3", wholeFrom(1, 6));
}

/** The trees that the flags ask for, on top of what a policy asks; nothing where neither asks for one. Throws EH200 for a setting of no tree. */
export function treeSettings(flags: TreeFlags, said?: SurrogateSettings): StudySettings {
  const { surrogate, errorTree, gapTree, treeColumns, treeDepth } = flags;
  const trees: readonly TreeKind[] = [
    ...(surrogate ? (["surrogate"] as const) : []),
    ...(errorTree ? (["error"] as const) : []),
    ...(gapTree !== undefined && gapTree !== false ? (["gap"] as const) : []),
  ];
  if (trees.length === 0 && said === undefined) {
    const idle = treeColumns !== undefined ? "--tree-columns" : treeDepth !== undefined ? "--tree-depth" : null;
    if (idle !== null)
      throw fault("EH200", `${idle} changes nothing where no tree is asked for`, { help: ["--surrogate", "--error-tree", "--gap-tree"] });
    return {};
  }
  return {
    surrogates: {
      ...(said ?? usualSurrogates),
      ...(trees.length > 0 && { trees }),
      ...(typeof gapTree === "string" && { gaps: listed(gapTree) }),
      ...(treeColumns !== undefined && { columns: treeColumns }),
      ...(treeDepth !== undefined && { maxDepth: treeDepth }),
    },
  };
}
