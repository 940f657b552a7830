import type { Result } from "../audit/result.js";
import { disparities } from "../disparities/index.js";
import type { DisparityRow } from "../disparities/row.js";
import { type Block, type Cell, cell } from "./block.js";
import { decimalsOf, disparityName, disparityScale, formatBounds, formatDisparity } from "./disparity-facts.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatProbability } from "./format-probability.js";
import { formatScore } from "./format-score.js";
import { sameBy } from "./groupings.js";
import { isOfScores } from "./score-measures.js";

const titles: ReadonlyMap<string, string> = new Map(disparities.map(({ id, title }) => [id, title]));

/** How far the scores of groups lie apart, beside what shuffled groups show; [] when none has a value. */
export function scoreDistances(result: Result, by: readonly string[]): readonly Block[] {
  const rows = result.disparities.filter((row) => sameBy(row.by, by) && isOfScores(result, disparityName(row)) && row.value !== null);
  if (rows.length === 0) return [];
  const decimals = decimalsOf(rows, "score");
  return [
    {
      kind: "table",
      caption: `How far apart scores are, by ${formatGrouping(by)}`,
      columns: [
        { title: "Measure", align: "text" },
        { title: "Furthest pair", align: "text" },
        { title: "Distance", align: "number" },
        { title: `Range (${formatLevel(result.plan.confidence)} each side)`, align: "number" },
        { title: "By chance alone", align: "number" },
        { title: "p", align: "number" },
      ],
      rows: rows.map((row) => [
        cell(titles.get(disparityName(row)) ?? disparityName(row)),
        pairCell(row),
        distanceCell(result, row, decimals),
        cell(row.bounds === null ? "–" : formatBounds(row, disparityScale(result, row), decimals)),
        cell(row.expectedUnderNone === null ? "–" : formatScore(row.expectedUnderNone)),
        cell(row.pValue === undefined ? "–" : formatProbability(row.pValue)),
      ]),
      note: chanceNote(rows),
    },
  ];
}

function chanceNote(rows: readonly DisparityRow[]): string {
  const draws = rows.find((row) => row.draws !== undefined)?.draws;
  if (draws === undefined)
    return "Clustered rows cannot be shuffled one by one, so the distance that chance alone would show is not known.";
  return `Even between equal groups a distance is above 0. “By chance alone” is its mean when people are shuffled between groups; p is the share of shuffles that lie at least as far apart, measured in standard errors, out of ${draws} shuffles. The range answers another question, how large the true distance may be; it is cautious and can start at 0 although p is small.`;
}

function pairCell({ pair, by, parts }: DisparityRow): Cell {
  if (pair === null) return cell("–");
  const [a, b] = [formatGroup(by, pair.a.group), formatGroup(by, pair.b.group)];
  if (parts === undefined) return cell(`${a}, ${b}`);
  return cell(`${a}, ${b}`, `${a} higher by ${formatScore(parts.aHigher)}, ${b} by ${formatScore(parts.bHigher)}`);
}

function distanceCell(result: Result, row: DisparityRow, decimals: number): Cell {
  const value = formatDisparity(row.value!, disparityScale(result, row), decimals);
  if (!row.certified) return cell(value);
  return cell(value, `exact scores: ${formatScore(row.certified.lower)} to ${formatScore(row.certified.upper)}`);
}
