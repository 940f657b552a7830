import type { Result } from "../audit/result.js";
import type { TreeNode, TreeStudy } from "../audit/surrogates/row.js";
import { type Block, cell, heading, type IntervalRow, note, text } from "./block.js";
import { formatConditions } from "./format-condition.js";
import { formatCount } from "./format-count.js";
import { formatLevel } from "./format-level.js";
import { formatShare } from "./format-share.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";
import { ownCondition, treeMethod, treeSummary, treeWords } from "./tree-words.js";

/** Blanks that are neither run together nor broken at. */
const INDENT = "\u00a0\u00a0\u00a0";

/** Small trees that stand for the model, for its errors and for the gaps between groups. */
export const surrogates: Section = {
  id: "surrogates",
  title: "Where it happens: small trees",
  blocks(result) {
    if (result.surrogates.length === 0) return [];
    return [
      text(
        "Each tree splits people by a few conditions so that the parts differ as much as possible. It was grown on one half of the rows; the numbers come from the other half, which had no part in finding it.",
      ),
      ...result.surrogates.flatMap((study) => treeBlocks(result, study)),
      note(
        "A condition shows where people are found, not why. Another tree may fit nearly as well: look at the parts that stand out and their ranges, not at every branch.",
      ),
    ];
  },
};

function treeBlocks(result: Result, study: TreeStudy): readonly Block[] {
  const { title, unit, ticks, print } = treeWords(result, study);
  const summary = treeSummary(result, study);
  if (study.nodes.length < 2) return [heading(title), text(summary), ...(study.rows.judged > 0 ? [note(treeMethod(study))] : [])];
  const { nodes } = study;
  const drawn = nodes.filter((node): node is TreeNode & { readonly value: number } => node.leaf && node.value !== null);
  const range = ({ lower, upper }: TreeNode): string =>
    lower === null || upper === null ? "no range" : `${print(lower)} to ${print(upper)}`;
  const level = formatLevel(result.plan.confidence);
  return [
    heading(title),
    text(summary),
    {
      kind: study.tree === "gap" ? "forest" : "dots",
      title,
      summary,
      reading: `Each line is one of the final parts of the tree. The dot is its number; the bar is the ${level} range. Together the parts cover everybody.`,
      axis: unit,
      ticks,
      scale: "linear",
      rows: drawn.map(
        (node): IntervalRow => ({
          label: formatConditions(node.conditions),
          value: node.value,
          lower: node.lower,
          upper: node.upper,
          mark: null,
          printed: `${print(node.value)} (${range(node)})`,
          standing: "compared",
        }),
      ),
      lines: study.tree === "gap" ? [{ at: 0, label: "no gap" }] : [],
      table: {
        kind: "table",
        caption: title,
        columns: [
          { title: "Who", align: "text" },
          { title: unit, align: "number" },
          { title: "Rows", align: "number" },
          { title: "In the half it was found in", align: "number" },
        ],
        rows: nodes.map((node) => [
          cell(`${INDENT.repeat(node.depth)}${ownCondition(node, nodes)}`),
          node.value === null ? cell("–", reasonWords(node.reason)) : cell(print(node.value), range(node)),
          cell(formatCount(node.rows), formatShare(node.share)),
          cell(print(node.grown.value), `${formatCount(node.grown.rows)} rows`),
        ]),
        note: `An indented line is a part of the line above it. Ranges are at ${level}.`,
      },
    } as Block,
    note(treeMethod(study)),
  ];
}
