import type { Result } from "../audit/result.js";
import { countOf } from "../sections/format-count.js";
import { subject } from "../sections/subject.js";
import { blockMarkdown, type Piece } from "./markdown/block-markdown.js";
import { escapeMarkdown } from "./markdown/escape-markdown.js";
import { type Renderer, type RenderOptions, sectionsOf } from "./renderer.js";

/** GitHub cuts a step summary or comment near 65,000 bytes; this leaves room for what is put around it. */
const MOST_BYTES = 60_000;
/** Kept free for the statement of what is not shown. */
const RESERVE = 300;

/** The report as GitHub-flavoured Markdown of at most 60,000 bytes. */
export const markdown = {
  id: "md",
  extension: ".md",
  render: async (result, options) => renderMarkdown(result, options),
} as const satisfies Renderer;

/** What does not fit is left out from the end, counted and said. */
export function renderMarkdown(result: Result, options: Pick<RenderOptions, "sections"> = {}): string {
  const parts: string[] = [`# Fairness audit: ${escapeMarkdown(subject(result))}`];
  let left = MOST_BYTES - RESERVE - bytesOf(parts[0]!);
  let rowsLeftOut = 0;
  let blocksLeftOut = 0;
  for (const { title, blocks } of sectionsOf(options)) {
    const pieces = blocks(result).map(blockMarkdown);
    if (pieces.length === 0) continue;
    pieces.forEach((piece, i) => {
      const heading = i === 0 ? `## ${title}\n\n` : "";
      const { text, cut } = fitted({ ...piece, head: heading + piece.head }, left);
      rowsLeftOut += cut;
      if (text === null) blocksLeftOut++;
      else {
        left -= bytesOf(text);
        parts.push(text);
      }
    });
  }
  if (rowsLeftOut + blocksLeftOut > 0) {
    parts.push(
      `*Not shown for length: ${countOf(rowsLeftOut, "table row")} and ${countOf(blocksLeftOut, "other part")}. All of it is in results.json and in the HTML report.*`,
    );
  }
  return `${parts.join("\n\n")}\n`;
}

/** As much of a piece as fits: all of it, or its first rows, or nothing. */
function fitted({ head, rows, foot }: Piece, left: number): { readonly text: string | null; readonly cut: number } {
  const all = [head, ...rows, foot].filter((line) => line !== "").join("\n");
  if (bytesOf(all) <= left) return { text: all, cut: 0 };
  let room = left - bytesOf([head, foot].join("\n"));
  let shown = 0;
  while (shown < rows.length && room - bytesOf(rows[shown]!) >= 0) room -= bytesOf(rows[shown++]!);
  if (shown === 0) return { text: null, cut: rows.length };
  return { text: [head, ...rows.slice(0, shown), foot].filter((line) => line !== "").join("\n"), cut: rows.length - shown };
}

/** With the blank line that follows. */
const bytesOf = (text: string): number => Buffer.byteLength(text) + 2;
