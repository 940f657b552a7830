import type { Result } from "../../audit/result.js";
import type { TreeStudy } from "../../audit/surrogates/row.js";
import { formatCount } from "../../sections/format-count.js";
import { ownCondition, treeMethod, treeSummary, treeWords } from "../../sections/tree-words.js";
import { clipped, displayWidth, padded, wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

const LONGEST = 44;
const BAR = 12;

/** Small trees as a person reads them in a terminal; nothing when none were asked for. */
export function renderTrees(result: Result, screen: Screen): string {
  if (result.surrogates.length === 0) return "";
  const parts = result.surrogates.map((study) => treeLines(result, study, screen).join("\n"));
  return spelledFor(`${parts.join("\n\n")}\n`, screen);
}

function treeLines(result: Result, study: TreeStudy, screen: Screen): readonly string[] {
  const { title, print } = treeWords(result, study);
  const head = [
    ...wrapped(title, screen.width).map((line) => styled(line, "bold", screen)),
    ...wrapped(treeSummary(result, study), screen.width),
  ];
  const { nodes } = study;
  if (nodes.length < 2) return head;
  const labels = nodes.map((node) => clipped(`${"  ".repeat(node.depth)}${ownCondition(node, nodes)}`, LONGEST));
  const wide = Math.max(...labels.map(displayWidth));
  const numbers = nodes.map(({ value }) => (value === null ? "-" : print(value)));
  const ranges = nodes.map(({ lower, upper }) => (lower === null || upper === null ? "" : `${print(lower)} to ${print(upper)}`));
  const rows = nodes.map(({ rows: count }) => formatCount(count));
  const [a, b, c] = [numbers, ranges, rows].map((list) => Math.max(...list.map(displayWidth))) as [number, number, number];
  const most = Math.max(...nodes.map(({ value }) => Math.abs(value ?? 0)));
  return [
    ...head,
    ...nodes.map(({ value, leaf }, i) => {
      const bar = leaf && value !== null && most > 0 ? "#".repeat(Math.round((Math.max(0, value) / most) * BAR)) : "";
      return `  ${padded(labels[i]!, wide, "left")}  ${padded(numbers[i]!, a, "right")}  ${padded(ranges[i]!, b, "right")}  ${padded(rows[i]!, c, "right")} rows  ${bar}`.trimEnd();
    }),
    ...wrapped(treeMethod(study), screen.width),
  ];
}
