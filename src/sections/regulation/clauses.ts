import { type Coverage, coverageOf } from "../../audit/regulation/coverage.js";
import type { RegulationRow } from "../../audit/regulation/row.js";
import type { Result } from "../../audit/result.js";
import type { Answer } from "../../packs/pack.js";
import { cell, type TableBlock } from "../block.js";
import { countOf } from "../format-count.js";
import { formatName } from "../format-name.js";

const words: Readonly<Record<Coverage, string>> = {
  shown: "● in this report",
  not_shown: "○ not in this report",
  provided: "● in the record",
  not_provided: "○ not provided",
  elsewhere: "– outside of this tool",
};

const partWords = (answer: Answer): string =>
  answer.from === "report"
    ? formatName(answer.part.replaceAll("_", " "))
    : answer.from === "record"
      ? `record: ${formatName(answer.key)}`
      : formatName(answer.where, 300);

/** Clause by clause: what is asked and whether it is answered; null for packs without clauses. */
export function clauseTable({ clauses }: RegulationRow, result: Result): TableBlock | null {
  if (clauses.length === 0) return null;
  const rows = clauses.map((clause) => ({ ...clause, coverage: coverageOf(clause.answer, result) }));
  const answered = rows.filter(({ coverage }) => coverage === "shown" || coverage === "provided").length;
  const open = rows.filter(({ coverage }) => coverage === "not_shown" || coverage === "not_provided");
  const elsewhere = rows.length - answered - open.length;
  const unread = rows.filter(({ verified }) => !verified).length;
  return {
    kind: "table",
    caption: [
      `${countOf(rows.length, "clause")}: ${answered} answered here`,
      ...(open.length === 0 ? [] : [`${open.length} without an answer`]),
      ...(elsewhere === 0 ? [] : [`${elsewhere} outside of this tool`]),
    ].join(", "),
    columns: [
      { title: "Clause", align: "text" },
      { title: "It asks for", align: "text" },
      { title: "Answer", align: "text" },
    ],
    rows: rows.map(({ id, asks, answer, verified, coverage }) => [
      cell(formatName(id, 200), ...(verified ? [] : ["not verified in the text"])),
      cell(formatName(asks, 1000)),
      cell(words[coverage], partWords(answer)),
    ]),
    note:
      [
        open.length === 0 ? "" : `Without an answer: ${open.map(({ id }) => formatName(id)).join("; ")}.`,
        unread === 0
          ? ""
          : `${countOf(unread, "clause")} could not be verified in the text itself: have them read before you rely on them.`,
      ]
        .filter((part) => part !== "")
        .join(" ") || null,
  };
}
