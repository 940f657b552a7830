import type { Command } from "commander";
import type { StudySettings } from "../policy/study-settings.js";
import { type TreeKind, usualSurrogates } from "../policy/surrogate-settings.js";
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

/** The trees that the flags ask for; nothing where they ask for none. */
export function treeSettings({ surrogate, errorTree, gapTree, treeColumns, treeDepth }: TreeFlags): StudySettings {
  const trees: readonly TreeKind[] = [
    ...(surrogate ? (["surrogate"] as const) : []),
    ...(errorTree ? (["error"] as const) : []),
    ...(gapTree !== undefined && gapTree !== false ? (["gap"] as const) : []),
  ];
  if (trees.length === 0) return {};
  return {
    surrogates: {
      ...usualSurrogates,
      trees,
      gaps: typeof gapTree === "string" ? listed(gapTree) : [],
      columns: treeColumns ?? [],
      maxDepth: treeDepth ?? usualSurrogates.maxDepth,
    },
  };
}
