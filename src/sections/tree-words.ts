import type { Result } from "../audit/result.js";
import type { TreeNode, TreeStudy } from "../audit/surrogates/row.js";
import { disparities } from "../disparities/index.js";
import { formatAmount } from "./format-amount.js";
import { formatCondition } from "./format-condition.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { lowerTitle } from "./lower-title.js";
import { measureFacts } from "./measure-facts.js";
import { reasonWords } from "./reason-words.js";

/** How a tree's numbers are called and printed. */
export interface TreeWords {
  readonly title: string;
  /** Of the axis and the column. */
  readonly unit: string;
  readonly ticks: "percent" | "points" | "number";
  readonly print: (value: number) => string;
}

export function treeWords(result: Result, { tree, of, pair }: TreeStudy): TreeWords {
  if (tree === "surrogate")
    return of === "amount"
      ? { title: "A small tree in place of the model", unit: "Mean prediction", ticks: "number", print: (value) => formatAmount(value) }
      : { title: "A small tree in place of the model", unit: "Mean score", ticks: "number", print: (value) => formatScore(value) };
  if (tree === "error")
    return of === "error_rate"
      ? { title: "Where decisions are wrong", unit: "Wrong decisions", ticks: "percent", print: (value) => formatShare(value) }
      : {
          title: "Where predictions are off",
          unit: "Mean distance from the truth",
          ticks: "number",
          print: (value) => formatAmount(value),
        };
  const [id = "", by = ""] = of.split("@");
  const measure = disparities.find((one) => one.id === id)?.metrics[0]?.id ?? id.replace(/__difference$/, "");
  const facts = measureFacts(result, measure);
  const groups = pair === null ? "" : `: ${formatGroup([by], pair.higher)} less ${formatGroup([by], pair.lower)}`;
  const title = `Where the gap in ${lowerTitle(facts.title)} by ${formatName(by)} is largest${groups}`;
  return facts.unit === "proportion"
    ? { title, unit: "Gap in percentage points", ticks: "points", print: (value) => formatPoints(value) }
    : { title, unit: "Gap", ticks: "number", print: (value) => formatAmount(value) };
}

/** The condition by which a node differs from the one it comes from. */
export function ownCondition(node: TreeNode, nodes: readonly TreeNode[]): string {
  if (node.parent === null) return "Everybody";
  const before = new Set(nodes[node.parent]!.conditions.map((one) => JSON.stringify(one)));
  return node.conditions
    .filter((one) => !before.has(JSON.stringify(one)))
    .map(formatCondition)
    .join(" and ");
}

/** What the tree amounts to, in a sentence or two. */
export function treeSummary(result: Result, study: TreeStudy): string {
  const { print, title } = treeWords(result, study);
  const { fidelity, agreement, contrast, nodes } = study;
  const shares: readonly string[] = [
    ...(fidelity === null
      ? []
      : [
          `The tree explains ${formatShare(fidelity.value)} (${formatShare(fidelity.lower)} to ${formatShare(fidelity.upper)}) of how the scores vary${study.reason === "low_fidelity" ? ", too little for its rules to represent the model, so they are not shown" : ""}.`,
        ]),
    ...(agreement === null
      ? []
      : [
          `It decides ${formatShare(agreement.value)} (${formatShare(agreement.lower)} to ${formatShare(agreement.upper)}) of rows as the model does.`,
        ]),
  ];
  if (study.reason !== null && shares.length === 0) return `${title}: no tree (${reasonWords(study.reason)}).`;
  if (study.tree === "surrogate") return shares.join(" ");
  if (contrast === null) return "No condition splits the rows well enough: the tree has one leaf.";
  const leaf = nodes[contrast.node]!;
  const place = leaf.conditions.map(formatCondition).join(" and ");
  const { value, lower, upper } = contrast;
  const elsewhere = `${print(value)} from everybody else (${print(lower)} to ${print(upper)})`;
  const words = lower > 0 ? `apart by ${elsewhere}` : `apart by ${elsewhere}, which may be chance`;
  return `What stood out most, ${place} (${countOf(leaf.rows, "row")}): ${leaf.value === null ? "no value" : print(leaf.value)}, ${words}.`;
}

/** Which rows the numbers are from. */
export function treeMethod({ rows, limits, leftOut, columns, by }: TreeStudy): string {
  const without = rows.leftOut === 0 ? "" : ` ${countOf(rows.leftOut, "row")} had no value or no group here and were left out.`;
  const names = leftOut.map(({ column, reason }) => `${formatName(column)} (${reasonWords(reason)})`);
  const not = names.length === 0 ? "" : ` Not asked: ${names.join(", ")}.`;
  return `Grown on ${countOf(rows.grown, "row")}; every number shown is from ${formatCount(rows.judged)} others. At most ${countOf(limits.maxDepth, "condition")} to a leaf and at least ${countOf(limits.leastLeaf, "row")} in it. Of ${by === "model" ? "the model's scores" : "the decisions in the data"}, by ${countOf(columns.length, "column")}.${without}${not}`;
}
