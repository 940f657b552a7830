import type { Result } from "../audit/result.js";
import type { WorstCase } from "../audit/worst-case/row.js";
import { aboutAnswers } from "./about-answers.js";
import { type Block, cell, heading, note, type TableBlock, text } from "./block.js";
import { boostingBlocks } from "./boosting-curve.js";
import { formatConditions } from "./format-condition.js";
import { formatCount } from "./format-count.js";
import { formatLevel } from "./format-level.js";
import { formatProbability } from "./format-probability.js";
import { formatShare } from "./format-share.js";
import { reasonWords } from "./reason-words.js";
import { scenarioBlocks } from "./scenario-table.js";
import type { Section } from "./section.js";
import { curveReading, lossWords, ranged, spotMethod, spotSummary, worstSummary } from "./worst-case-words.js";

/** Weak spots in the table; the results hold them all. */
const MOST_SHOWN = 10;

/** Shares in the table; the picture and the results have them all. */
const TOLD: readonly number[] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

/** How bad it can be for some part of the people. */
export const worstCase: Section = {
  id: "worst-case",
  title: "How bad it can be",
  blocks(result) {
    const study = result.worstCase;
    if (study === null) return [];
    const whole =
      study.everybody === null
        ? [text(`No loss could be taken: ${reasonWords(study.reason)}.`)]
        : [
            text(
              `${lossWords(study).title} of everybody: ${ranged(study.everybody, lossWords(study).print)}. A mean over everybody can hide a part for whom it is worse; this section looks for such parts.`,
            ),
          ];
    return [
      ...(study.by === "model" ? aboutAnswers(result) : []),
      ...whole,
      ...curve(result, study),
      ...spots(result, study),
      ...scenarioBlocks(result, study),
      ...overfit(result, study),
      ...boostingBlocks(result, study),
    ];
  },
};

function curve(result: Result, study: WorstCase): readonly Block[] {
  const worst = study.subpopulation;
  if (worst === null) return [];
  const { title, share, print } = lossWords(study);
  const summary = worstSummary(study, worst);
  if (worst.curve.length === 0) return [heading("The worst part"), ...summary.map((words) => text(words))];
  const most = Math.max(worst.limit ?? 0, ...worst.curve.map(({ value, upper }) => upper ?? value));
  const table: TableBlock = {
    kind: "table",
    caption: `${title} of the worst part`,
    columns: [
      { title: "Share of the people", align: "text" },
      { title: "Rows", align: "number" },
      { title, align: "number" },
      { title: `At least (${formatLevel(result.plan.confidence)})`, align: "number" },
      { title: "At most", align: "number" },
    ],
    rows: worst.curve
      .filter(({ share: part }) => TOLD.includes(part))
      .map((point) => [
        cell(formatShare(point.share)),
        cell(formatCount(point.rows)),
        cell(print(point.value)),
        cell(point.lower === null ? "–" : print(point.lower)),
        cell(point.upper === null ? "–" : print(point.upper)),
      ]),
    note: null,
  };
  return [
    heading("The worst part"),
    ...summary.map((words) => text(words)),
    {
      kind: "curves",
      title: `${title} of the worst part of the people`,
      summary: `From ${print(worst.curve[0]!.value)} in the smallest part that was looked at to ${print(worst.curve.at(-1)!.value)} of everybody.`,
      reading: curveReading(result.plan.confidence),
      x: { title: "Share of the people in the part", ticks: "percent", from: 0, to: 1.06 },
      y: { title, ticks: share ? "percent" : "number", from: 0, to: most * 1.05 || 1 },
      diagonal: false,
      lines: worst.withinFrom === null ? [] : [{ at: worst.withinFrom, label: "limit met from here" }],
      panels: [
        {
          title: "",
          summary: summary.join(" "),
          curves: [
            {
              stroke: "solid",
              dots: true,
              steps: false,
              points: worst.curve.map(({ share: x, value, lower, upper }) => ({
                x,
                y: value,
                lower: lower === null ? null : Math.max(0, lower),
                upper,
              })),
            },
          ],
          bars: [],
        },
      ],
      key: [],
      table,
    },
    note(
      "How parts are found: a tree on these columns learns from four fifths of the rows where things are worse, and then ranks the last fifth, which it has not seen; this is done for each fifth. A part that these columns do not describe, or that the tree does not find, can be worse. Where a smaller part came out better than a larger one that contains it, the number of the larger is shown, because the worst part of a size is never better than that of a larger size.",
    ),
  ];
}

function spots(result: Result, study: WorstCase): readonly Block[] {
  const { weakSpots } = study;
  if (weakSpots === null) return [];
  const { title, print, apart } = lossWords(study);
  const shown = weakSpots.found.slice(0, MOST_SHOWN);
  const level = formatLevel(result.plan.confidence);
  return [
    heading("Weak spots"),
    text(spotSummary(study)),
    ...(shown.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: "Parts that stood out in one half of the rows, measured on the other half",
            columns: [
              { title: "Where", align: "text" },
              { title, align: "number" },
              { title: "Elsewhere", align: "number" },
              { title: `Above by (${level})`, align: "number" },
              { title: "p", align: "number" },
              { title: "Rows", align: "number" },
            ],
            rows: shown.map((spot) => [
              cell(formatConditions(spot.conditions), spot.confirmed ? "confirmed" : "not confirmed"),
              cell(print(spot.value), `found at ${print(spot.searched.value)}`),
              cell(print(spot.elsewhere)),
              cell(ranged(spot.apart, apart)),
              cell(formatProbability(spot.adjusted)),
              cell(formatCount(spot.rows), formatShare(spot.share)),
            ]),
            note: weakSpots.found.length > MOST_SHOWN ? `${weakSpots.found.length - MOST_SHOWN} more are in the results.` : null,
          } as const satisfies TableBlock,
        ]),
    ...(weakSpots.reason === null ? [note(spotMethod(study))] : []),
  ];
}

function overfit(result: Result, study: WorstCase): readonly Block[] {
  const found = study.overfit;
  if (found === null) return [];
  const { title, print, apart, unit } = lossWords(study);
  if (found.everybody === null) return [heading("Beside the training data"), text(`Not compared: ${reasonWords(found.reason)}.`)];
  const { training, here, apart: whole } = found.everybody;
  const level = formatLevel(result.plan.confidence);
  return [
    heading("Beside the training data"),
    text(
      `${title}: ${print(here)} here, ${print(training)} on the ${formatCount(found.trainingRows)} rows that the model was trained on; ${ranged(whole, apart)}${unit} above. Of ${found.compared} parts of single columns, ${found.regions.length === 0 ? "none is" : `${found.regions.length} are`} worse here beyond chance.`,
    ),
    ...(found.regions.length === 0
      ? []
      : [
          {
            kind: "table",
            caption: "Where it is worse here than in training",
            columns: [
              { title: "Where", align: "text" },
              { title: "Here", align: "number" },
              { title: "In training", align: "number" },
              { title: `Above by (${level})`, align: "number" },
              { title: "p", align: "number" },
            ],
            rows: found.regions
              .slice(0, MOST_SHOWN)
              .map((region) => [
                cell(formatConditions(region.conditions)),
                cell(print(region.here), `${formatCount(region.rows)} rows`),
                cell(print(region.training), `${formatCount(region.trainingRows)} rows`),
                cell(ranged(region.apart, apart)),
                cell(formatProbability(region.adjusted)),
              ]),
            note: "p is one-sided, adjusted by Benjamini and Hochberg over all parts that were compared.",
          } as const satisfies TableBlock,
        ]),
  ];
}
