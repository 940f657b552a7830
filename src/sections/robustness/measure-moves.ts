import type { Result } from "../../audit/result.js";
import type { MeasureMove, MovedGroup, RobustnessRow } from "../../audit/stress/row.js";
import { disparities } from "../../disparities/index.js";
import { type Block, cell } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatScore } from "../format-score.js";
import { measureFacts } from "../measure-facts.js";
import { strikeWords } from "./gap-forest.js";
import { isMeasured } from "./ladders.js";

/** Rows of the table; the results hold them all. */
const MOST_SHOWN = 16;

/** What becomes of metrics and gaps where all columns are disturbed most strongly, and of which group most. */
export function measureMoves(result: Result): readonly Block[] {
  const strongest = new Map<string, RobustnessRow>();
  for (const row of result.robustness) if (row.together && row.measures.some(({ value }) => value !== null)) strongest.set(row.test, row);
  const moves = [...strongest.values()].flatMap((row) => row.measures.filter(({ value }) => value !== null).map((move) => ({ row, move })));
  if (moves.length === 0) return [];
  // The surest losses first; what stays to the last digit is told in a sentence.
  const moved = moves.filter(({ move }) => move.value !== move.base);
  const sure = moved.filter(({ move }) => (move.lower ?? 0) > 0);
  const shown = [...(sure.length > 0 ? sure : moved)].sort((a, b) => (b.move.lower ?? 0) - (a.move.lower ?? 0)).slice(0, MOST_SHOWN);
  return [
    {
      kind: "table",
      caption: "How measures change, at the strongest step of each disturbance of all columns",
      columns: [
        { title: "Disturbance", align: "text" },
        { title: "Measure", align: "text" },
        { title: "Before", align: "number" },
        { title: "After", align: "number" },
        { title: "Worse by", align: "number" },
        { title: "Group with the largest loss", align: "text" },
      ],
      rows: shown.map(({ row, move }) => [
        cell(isMeasured(row) ? strikeWords(row) : row.title),
        cell(...titleOf(result, move)),
        cell(move.base === null ? "–" : formatScore(move.base)),
        cell(formatScore(move.value!)),
        cell(move.worse === null ? "–" : formatScore(move.worse), ...rangeOf(move)),
        cell(...worstGroup(move)),
      ]),
      note: `The same rows are compared before and after, so the ranges are for the change itself. A group is named only where its range shows a loss. “Before” is of the model’s own answers to the data as they are.${moved.length > shown.length ? ` ${formatCount(moved.length - shown.length)} more are in results.json${sure.length > 0 && shown.length === sure.length ? "; none of them shows a loss" : ""}.` : ""}${moved.length < moves.length ? ` ${formatCount(moves.length - moved.length)} stayed exactly the same.` : ""}`,
    },
  ];
}

function titleOf(result: Result, { metric }: MeasureMove): [string, ...string[]] {
  const [id = "", by] = metric.split("@");
  const named = disparities.find((one) => one.id === id);
  const title = named?.title ?? measureFacts(result, id.replace(/__.*$/, "")).title;
  const contrast = id.includes("__") ? `: ${id.replace(/^.*__/, "").replaceAll("_", " ")}` : "";
  return [`${title}${contrast}`, ...(by === undefined ? [] : [`by ${formatName(by)}`])];
}

const rangeOf = ({ lower, upper }: Pick<MeasureMove, "lower" | "upper">): readonly string[] =>
  lower === null || upper === null ? [] : [`${formatScore(lower)} to ${formatScore(upper)}`];

/** Of a metric, the group whose loss is surest; of a gap none, as it is of two. */
function worstGroup({ metric, byGroup }: MeasureMove): [string, ...string[]] {
  if (metric.includes("@")) return ["–"];
  const sure = byGroup.filter((one): one is MovedGroup & { readonly lower: number } => one.lower !== null && one.lower > 0);
  if (sure.length === 0) return ["none shown"];
  const worst = sure.reduce((most, one) => (one.lower > most.lower ? one : most));
  return [
    formatName(worst.group[worst.by[0]!] ?? ""),
    `${formatScore(worst.worse!)} (${formatScore(worst.lower)} to ${formatScore(worst.upper!)})`,
  ];
}
