import { peerDefinitions } from "../audit/drift/peer-samples.js";
import type { Drift, GroupDrift } from "../audit/drift/row.js";
import type { Limits } from "../stats/limits.js";
import { type Block, type Cell, cell, heading, note, type TableBlock, text } from "./block.js";
import { impactTable } from "./drift/impact-table.js";
import { driftSummary, isMoved, nearWords, seenWords, timeWords, weightWords } from "./drift-words.js";
import { countOf, formatCount } from "./format-count.js";
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
  blocks(result): readonly Block[] {
    const { drift: study, plan } = result;
    if (study === null) return [];
    const seen = seenWords(study);
    return [
      text(driftSummary(study, plan.confidence)),
      ...(study.columns.length === 0 ? [] : [columnTable(study, plan.confidence), distanceTable(study, plan.confidence)]),
      ...impactTable(result),
      ...peerTable(study),
      ...(study.groups.length === 0 ? [] : [heading("Group by group"), groupTable(study), groupDistances(study)]),
      ...(seen === null
        ? []
        : [
            heading("Rows of the past"),
            text(seen),
            ...[nearWords(study)].flatMap((words) => (words === null ? [] : [text(words)])),
            note(
              "Identical rows may belong to different people. Rows that are in both files make the differences above smaller and their p-values larger.",
            ),
          ]),
      ...(study.time === null ? [] : [heading("Before and after"), ...timeWords(study).map((words) => text(words))]),
      ...(study.leftOut.length === 0
        ? []
        : [
            note(
              `Not compared: ${study.leftOut.map(({ column, reason }) => `${formatName(column)} (${reasonWords(reason)})`).join(", ")}.`,
            ),
          ]),
      note(
        `How to read it: the population stability index adds up how far shares moved, over tenths of the past values, or over the values themselves where there are few; missing values count as one more. By convention, below 0.1 is small and above 0.25 is large; this is not a test.${weightWords(study)} A difference in the data does not show that a model has become worse.`,
      ),
    ];
  },
};

/** Columns in a table where fewer have moved; the results hold them all. */
const MOST_SHOWN = 12;

/** Those that moved, and the largest differences of the others. */
const shownOf = ({ columns }: Drift, confidence: number): Drift["columns"] =>
  columns.filter((row, i) => i < MOST_SHOWN || isMoved(row, confidence));

/** How many are not shown. */
const leftWords = (study: Drift, confidence: number): string => {
  const left = study.columns.length - shownOf(study, confidence).length;
  return left === 0
    ? ""
    : ` ${countOf(left, "more column")} ${left === 1 ? "differs" : "differ"} less, and by no more than chance explains; ${left === 1 ? "it is" : "they are"} in the results.`;
};

const right = (title: string) => ({ title, align: "number" as const });

/** A number with the range below it that the people of both samples may have. */
const rangedCell = (value: number | null, limits: Limits | null | undefined, ...more: readonly string[]): Cell =>
  value === null
    ? cell("–")
    : cell(formatScore(value), ...(limits ? [`${formatScore(limits.lower)} to ${formatScore(limits.upper)}`] : []), ...more);

/** The index of a group's column, with its range and what it is by chance below. */
const indexCell = (row: GroupDrift | null): Cell =>
  row === null ? cell("–") : rangedCell(row.psi, rangeOf(row), `by chance ${formatScore(row.byChance)}`);

const rangeOf = ({ lower, upper }: GroupDrift): Limits | null => (lower === null || upper === null ? null : { lower, upper });

function columnTable(study: Drift, confidence: number): TableBlock {
  const columns = shownOf(study, confidence);
  return {
    kind: "table",
    caption: "Columns, largest difference first",
    columns: [
      { title: "Column", align: "text" },
      ...["Stability index", "Cramér’s V", "Kolmogorov–Smirnov", "Missing then, now", "p"].map(right),
    ],
    rows: columns.map((row) => [
      cell(formatName(row.column), row.role),
      rangedCell(row.psi, row.limits.psi, `by chance ${formatScore(row.byChance)}`),
      rangedCell(row.cramersV, row.limits.cramers_v),
      rangedCell(row.ks, row.limits.ks),
      cell(formatCount(row.missing.past), formatCount(row.missing.now)),
      cell(`${formatProbability(row.adjusted)}${isMoved(row, confidence) ? " ▲" : ""}`),
    ]),
    note: `Below each number is the range, at ${formatLevel(confidence)}, for the people that both samples represent; there is none where more than a fifth of the values have fewer than 5 rows.${columns.some((row) => isMoved(row, confidence)) ? " ▲ marks what chance does not explain at that level;" : ""} p by Smirnov of numbers, by the likelihood ratio of shares, adjusted over the columns by Benjamini and Hochberg.${leftWords(study, confidence)}`,
  };
}

/** The other distances, in the same order. */
function distanceTable(study: Drift, confidence: number): TableBlock {
  const columns = shownOf(study, confidence);
  return {
    kind: "table",
    caption: "The same columns by other distances",
    columns: [
      { title: "Column", align: "text" },
      ...["Jensen–Shannon", "Hellinger", "Largest share", "Wasserstein", "in standard deviations"].map(right),
    ],
    rows: columns.map((row) => [
      cell(formatName(row.column)),
      rangedCell(row.jensenShannon, row.limits.jensen_shannon),
      rangedCell(row.hellinger, row.limits.hellinger),
      rangedCell(row.largestShare, row.limits.largest_share),
      rangedCell(row.wasserstein, row.limits.wasserstein),
      rangedCell(row.wassersteinSd, row.limits.wasserstein_sd),
    ]),
    note: "Jensen–Shannon is a distance (base 2); “largest share” is the largest change in the share of one value or tenth; Wasserstein is in the unit of the column, and in standard deviations of the past.",
  };
}

/** What other tools would say, for whoever holds their numbers beside these. */
function peerTable({ columns }: Drift): readonly Block[] {
  const asked = peerDefinitions.filter(({ id }) => columns.some(({ others }) => others.some((one) => one.id === id)));
  if (asked.length === 0) return [];
  return [
    heading("As other tools define it"),
    {
      kind: "table",
      caption: "The same columns by the definitions that were asked for",
      columns: [{ title: "Column", align: "text" }, ...asked.map(({ id }) => right(id))],
      rows: columns.map(({ column, others }) => [
        cell(formatName(column)),
        ...asked.map(({ id }) => {
          const found = others.find((one) => one.id === id);
          return cell(found === undefined ? "–" : found.value === null ? reasonWords(found.reason) : formatScore(found.value));
        }),
      ]),
      note: null,
    },
    note(
      `How they differ from the ones above: ${asked.map(({ id, peer, title, differs }) => `${id} (${peer}, ${title}): ${differs}`).join(". ")}. Rows without a value are left out and every row counts once, as there; the numbers of other tools have no range and no effect on limits.`,
    ),
  ];
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

/** The other distances of the features that moved most, and of scores. */
function groupDistances({ groups }: Drift): TableBlock {
  const shown = groups.flatMap(({ by, group, score, largest }) =>
    [score, largest].flatMap((row) => (row === null ? [] : [{ name: formatGroup(by, group), row }])),
  );
  return {
    kind: "table",
    caption: "The same columns by other distances",
    columns: [
      { title: "Group", align: "text" },
      { title: "Column", align: "text" },
      ...["Jensen–Shannon", "Cramér’s V", "Kolmogorov–Smirnov", "Wasserstein, in standard deviations"].map(right),
    ],
    rows: shown.map(({ name, row }) => [
      cell(name),
      cell(formatName(row.column)),
      ...[row.jensenShannon, row.cramersV, row.ks, row.wassersteinSd].map((value) => cell(value === null ? "–" : formatScore(value))),
    ]),
    note: "Results hold every feature of every group by every distance, and a policy can limit each.",
  };
}
