import type { AssociationRow, Result } from "../../audit/result.js";
import { type Block, type Cell, cell, type DotsBlock, note, type TableBlock, text } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { formatProbability } from "../format-probability.js";
import { formatScore } from "../format-score.js";
import { reasonWords } from "../reason-words.js";

/** Features shown of an attribute; the others are counted. */
const MOST = 10;

/** For each attribute, or the label, the features that tell most of it. */
export function associationBlocks(result: Result, rows: readonly AssociationRow[]): readonly Block[] {
  const targets = [...new Set(rows.map(({ of }) => of))];
  return targets.flatMap((target) =>
    ofTarget(
      result,
      target,
      rows.filter(({ of }) => of === target),
    ),
  );
}

function ofTarget(result: Result, target: string, rows: readonly AssociationRow[]): readonly Block[] {
  const known = rows.filter(({ information }) => information !== null);
  const name = formatName(target);
  if (known.length === 0) return [text(`${name}: ${reasonWords(rows[0]?.reason ?? null)}.`)];
  const shown = [...known].sort((a, b) => (b.strength ?? 0) - (a.strength ?? 0)).slice(0, MOST);
  const table = tableOf(name, shown);
  const rest = known.length - shown.length;
  const chart = chartOf(name, shown, table);
  return [
    text(sentence(name, known, 1 - result.plan.confidence)),
    chart ?? table,
    ...(rest === 0
      ? []
      : [note(`${formatCount(rest)} more ${rest === 1 ? "feature tells" : "features tell"} less of ${name}; results.json has them.`)]),
  ];
}

function sentence(name: string, rows: readonly AssociationRow[], alpha: number): string {
  const found = rows.filter(({ finding }) => finding !== null);
  const sure = rows.filter(({ adjusted }) => adjusted !== null && adjusted < alpha).length;
  const clustered = rows.every(({ p }) => p === null);
  const beyond = clustered
    ? "Rows of a cluster are not independent, so no test against chance is made."
    : `${formatCount(sure)} of ${formatCount(rows.length)} features tell more of ${name} than chance explains, corrected for the number of features.`;
  const strong =
    found.length === 0
      ? `None tells enough about it to stand in for it.`
      : `${found
          .slice(0, MOST)
          .map(({ feature, finding }) => `${formatName(feature, SHORT_NAME)} ${verbs[finding!]}`)
          .join(", ")}.`;
  return `${beyond} ${strong}`;
}

const verbs = {
  equals: "equals it",
  determines: "tells it without error",
  predicts: "tells it almost without error",
  strong: "stands in for it",
};

function chartOf(name: string, rows: readonly AssociationRow[], table: TableBlock): DotsBlock | null {
  const areas = rows.filter(({ auc }) => auc !== null);
  if (areas.length < 2) return null;
  const best = areas.reduce((a, b) => (b.auc! > a.auc! ? b : a));
  return {
    kind: "dots",
    title: `How much single features reveal about ${name}`,
    summary: `The area is largest for ${formatName(best.feature)}: ${formatScore(best.auc!)} of ${formatName(best.group ?? "")}, where 0.5 is no better than tossing a coin and 1 is without error.`,
    reading:
      "Each dot is the probability that a feature puts a random member of a group and a random other person in the right order. The diamond is what chance alone gives.",
    axis: `Area under the curve of the group that the feature predicts best`,
    ticks: "number",
    rows: areas.map(({ feature, auc, aucByChance }) => ({
      label: formatName(feature),
      value: auc!,
      lower: null,
      upper: null,
      mark: aucByChance,
      printed: formatScore(auc!),
      standing: "compared",
    })),
    lines: [{ at: 0.5, label: "no better than tossing a coin" }],
    table,
  };
}

function tableOf(name: string, rows: readonly AssociationRow[]): TableBlock {
  return {
    kind: "table",
    caption: `Features that reveal most about ${name}`,
    columns: [
      { title: "Feature", align: "text" },
      { title: "Area (AUC)", align: "number" },
      { title: "By chance", align: "number" },
      { title: "Group it predicts best", align: "text" },
      { title: "Share of what could be known", align: "number" },
      { title: "p, corrected", align: "number" },
    ],
    rows: rows.map((row) => [
      cell(formatName(row.feature)),
      number(row.auc, row.auc === null ? "below_min_n" : null),
      number(row.aucByChance, null),
      cell(
        row.group === null ? "–" : formatName(row.group),
        ...(row.higher === null ? [] : [row.higher ? "larger numbers" : "smaller numbers"]),
      ),
      cell(row.strength === null ? "–" : formatScore(Math.max(0, row.strength))),
      cell(row.adjusted === null ? "–" : formatProbability(row.adjusted)),
    ]),
    note: "The share is the mutual information minus what chance gives, divided by the remaining entropy; numbers are cut into ten bins of equal size for it.",
  };
}

const number = (value: number | null, reason: string | null): Cell =>
  value === null ? cell("–", ...(reason === null ? [] : [reasonWords(reason)])) : cell(formatScore(value));
