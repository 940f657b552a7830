import type { Drift, DriftRow } from "../audit/drift/row.js";
import { type Block, type Cell, cell, heading, note, type TableBlock, text } from "./block.js";
import { driftSummary, isMoved, seenWords } from "./drift-words.js";
import { formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatProbability } from "./format-probability.js";
import { formatScore } from "./format-score.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** What differs from data of the past. */
export const drift: Section = {
  id: "drift",
  title: "What differs from the past",
  blocks({ drift: study, plan }): readonly Block[] {
    if (study === null) return [];
    const seen = seenWords(study);
    return [
      text(driftSummary(study, plan.confidence)),
      ...(study.columns.length === 0 ? [] : [columnTable(study, plan.confidence)]),
      ...(study.groups.length === 0 ? [] : [heading("Group by group"), groupTable(study)]),
      ...(seen === null
        ? []
        : [
            heading("Rows of the past"),
            text(seen),
            note(
              "Rows that hold the same may be of different people. Rows in both files make the differences above smaller, and their p larger.",
            ),
          ]),
      ...(study.leftOut.length === 0
        ? []
        : [
            note(
              `Not compared: ${study.leftOut.map(({ column, reason }) => `${formatName(column)} (${reasonWords(reason)})`).join(", ")}.`,
            ),
          ]),
      note(
        "How to read it: the population stability index adds up how far shares moved, over tenths of the past’s values, or over the values themselves where there are few; missing values are one more. By custom below 0.1 is little and above 0.25 much, which is a convention and no test. Each row counts once. That data differ does not say that a model has become worse.",
      ),
    ];
  },
};

const number = (value: number | null): string => (value === null ? "–" : formatScore(value));
const right = (title: string) => ({ title, align: "number" as const });

/** The index, with what it is by chance below. */
const indexCell = (row: Pick<DriftRow, "psi" | "byChance"> | null): Cell =>
  row === null ? cell("–") : cell(formatScore(row.psi), `by chance ${formatScore(row.byChance)}`);

function columnTable({ columns }: Drift, confidence: number): TableBlock {
  return {
    kind: "table",
    caption: "Columns, largest difference first",
    columns: [
      { title: "Column", align: "text" },
      ...[
        "Stability index",
        "Jensen–Shannon",
        "Hellinger",
        "Largest share",
        "Kolmogorov–Smirnov",
        "Wasserstein",
        "Missing then",
        "now",
        "p",
      ].map(right),
    ],
    rows: columns.map((row) => [
      cell(formatName(row.column), row.role),
      indexCell(row),
      ...[row.jensenShannon, row.hellinger, row.largestShare, row.ks].map((value) => cell(number(value))),
      row.wasserstein === null
        ? cell("–")
        : cell(number(row.wasserstein), ...(row.wassersteinSd === null ? [] : [`${number(row.wassersteinSd)} standard deviations`])),
      ...[row.missing.past, row.missing.now].map((count) => cell(formatCount(count))),
      cell(`${formatProbability(row.adjusted)}${isMoved(row, confidence) ? " ▲" : ""}`),
    ]),
    note: `▲ marks what chance does not explain at ${formatLevel(confidence)}; p by Smirnov of numbers, by the likelihood ratio of shares, adjusted over the columns by Benjamini and Hochberg. Jensen–Shannon is a distance (base 2), Largest share the largest move of one value’s or tenth’s share.`,
  };
}

function groupTable({ groups }: Drift): TableBlock {
  return {
    kind: "table",
    caption: "How far each group’s score moved, and the feature that moved most",
    columns: [
      { title: "Group", align: "text" },
      ...["Rows then", "Rows now", "Score"].map(right),
      { title: "Feature", align: "text" },
      right("Its index"),
    ],
    rows: groups.map(({ by, group, rows, score, largest, reason }) => [
      cell(formatGroup(by, group), by.map((name) => formatName(name)).join(" × ")),
      cell(formatCount(rows.past)),
      cell(formatCount(rows.now)),
      indexCell(score),
      largest === null ? cell(reason === null ? "–" : reasonWords(reason)) : cell(formatName(largest.column)),
      indexCell(largest),
    ]),
    note: "Each group is compared with itself in the past. The feature is the one furthest above what chance gives.",
  };
}
