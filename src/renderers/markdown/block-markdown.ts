import type {
  Block,
  BlockKind,
  Cell,
  CurvesBlock,
  DotsBlock,
  ForestBlock,
  HeatBlock,
  SlopeBlock,
  TableBlock,
  WaterfallBlock,
} from "../../sections/block.js";
import { escapeMarkdown, fenced } from "./escape-markdown.js";

/** A block as Markdown: lines that stand or fall together, and rows of a table that may be cut. */
export interface Piece {
  readonly head: string;
  readonly rows: readonly string[];
  readonly foot: string;
}

type Draw = { readonly [K in BlockKind]: (block: Extract<Block, { kind: K }>) => Piece };

const whole = (head: string): Piece => ({ head, rows: [], foot: "" });

const draw: Draw = {
  heading: ({ text }) => whole(`### ${escapeMarkdown(text)}`),
  text: ({ text, tone }) => whole(tone === "note" ? `*${escapeMarkdown(text)}*` : escapeMarkdown(text)),
  list: ({ items }) =>
    whole(items.map(({ lead, text }) => `- ${lead === null ? "" : `**${escapeMarkdown(lead)}.** `}${escapeMarkdown(text)}`).join("\n")),
  facts: ({ caption, rows }) =>
    grid(
      caption,
      ["", ""],
      rows.map(({ name, value }) => [name, value]),
    ),
  table,
  dots: chart,
  forest: chart,
  curves: chart,
  waterfall: chart,
  slope: chart,
  heat,
  decision: ({ symbol, title, text }) => whole(`> **${symbol} ${escapeMarkdown(title)}**\n>\n> ${escapeMarkdown(text)}`),
  signatures: ({ caption, signers }) =>
    grid(
      caption,
      ["Role", "Name", "Date", "Signature"],
      signers.map(({ role, name, date }) => [role, name, date, ""]),
    ),
  seal: ({ digest, text }) => whole(`${fenced(digest)}\n${escapeMarkdown(text)}`),
  code: ({ caption, text }) => whole(`${escapeMarkdown(caption)}\n\n${fenced(text)}`),
  messages: ({ messages }) =>
    whole(
      messages
        .map(({ level, code, text, evidence, help }) =>
          [`- **${level} ${code}.** ${escapeMarkdown(text)}`, ...[...evidence, ...help].map((line) => `  - ${escapeMarkdown(line)}`)].join(
            "\n",
          ),
        )
        .join("\n"),
    ),
};

/** The block's Markdown. */
export function blockMarkdown(block: Block): Piece {
  // Each entry draws the kind it is named for: the type of `draw` says so, indexing by the union loses it.
  return (draw[block.kind] as (block: Block) => Piece)(block);
}

/** Pictures have no place here: their text equivalent and table do. */
function chart({ title, summary, table: numbers }: DotsBlock | ForestBlock | CurvesBlock | WaterfallBlock | SlopeBlock): Piece {
  const piece = table(numbers);
  return { ...piece, head: `**${escapeMarkdown(title)}.** ${escapeMarkdown(summary)}\n\n${piece.head}` };
}

function table({ caption, columns, rows, note }: TableBlock): Piece {
  const piece = grid(
    caption,
    columns.map(({ title }) => title),
    rows.map((cells) => cells.map(cellText)),
    columns.map(({ align }) => (align === "number" ? "--:" : "---")),
  );
  return { ...piece, foot: note === null ? "" : `\n*${escapeMarkdown(note)}*` };
}

function heat({ caption, rowTitle, columns, rows, note }: HeatBlock): Piece {
  const piece = grid(
    caption,
    [rowTitle, ...columns],
    rows.map(({ label, cells }) => [label, ...cells.map(cellText)]),
  );
  return { ...piece, foot: note === null ? "" : `\n*${escapeMarkdown(note)}*` };
}

const cellText = ({ text, details }: Cell): string => (details.length === 0 ? text : `${text} (${details.join(", ")})`);

function grid(
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  rules: readonly string[] = titles.map(() => "---"),
): Piece {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(" | ")} |`;
  return { head: `**${escapeMarkdown(caption)}**\n\n${line(titles)}\n| ${rules.join(" | ")} |`, rows: rows.map(line), foot: "" };
}
