import type { Result } from "../../audit/result.js";
import type { ExplainedGap } from "../../audit/why/row.js";
import { aboutAnswers } from "../about-answers.js";
import { type Block, cell, heading, note, type TableBlock, text } from "../block.js";
import { countOf } from "../format-count.js";
import { formatLevel } from "../format-level.js";
import { formatName } from "../format-name.js";
import { formatScore } from "../format-score.js";
import { pluralList } from "../plural-list.js";
import { formatPart, gapSentence, gapWords, hasShares, whyNot } from "./gap-words.js";
import { howWords } from "./how-words.js";
import { LEAST_AREA, LEAST_SHARE, quadrants, quadrantWords } from "./quadrant.js";
import { gapWaterfall } from "./waterfall.js";

/** What drives each gap that was taken apart by asking the model. */
export function whyBlocks(result: Result): readonly Block[] {
  const { why } = result;
  if (why === null) return [];
  const found = why.gaps.filter(({ gap }) => gap !== null);
  return [
    text(
      "Each gap below is split by column: the parts add up to the gap. A part shows how much of the gap comes through that column in the model. It does not show why the groups differ in that column, nor that the gap would shrink by this much without it, because other columns may take its place. It proves neither a cause nor a justification.",
    ),
    ...aboutAnswers(result),
    ...why.gaps.flatMap((gap) => gapBlocks(result, gap)),
    ...(found.length === 0 ? [] : [note(markWords(found, result))]),
    ...(why.legitimate.length === 0
      ? []
      : [
          note(
            `Declared: ${pluralList(why.legitimate.map((name) => formatName(name)))}. Whoever wrote the policy or the command declared that groups may differ in these columns. Nothing here shows whether that is right.`,
          ),
        ]),
  ];
}

/** Columns with a line of their own in the table; the others are added up. */
const MOST_ROWS = 12;

function gapBlocks(result: Result, gap: ExplainedGap): readonly Block[] {
  const { title } = gapWords(result, gap);
  if (gap.gap === null) return [heading(title), text(`Not split by column: ${whyNot(gap)}.`)];
  return [heading(title), text(leadSentence(result, gap)), gapWaterfall(result, gap, partTable(result, gap)), note(howWords(result, gap))];
}

/** The first thing to be read of a gap: how large it is, what carries most of it, and what is declared. */
export function leadSentence(result: Result, gap: ExplainedGap): string {
  const { withRange, print } = gapWords(result, gap);
  const shares = hasShares(gap);
  const carrying = quadrants(result, gap)
    .filter(({ carries }) => carries > 0)
    .map(
      ({ part }) =>
        `${formatName(part.feature)} ${print(part.value)}${shares && part.share !== null ? ` (${formatPart(part.share)})` : ""}`,
    );
  const most = carrying.length === 0 ? "No single column is shown to account for a part." : `Mostly through ${pluralList(carrying, 5)}.`;
  const split =
    gap.split === null
      ? ""
      : ` Declared columns account for ${withRange(gap.split.legitimate)}, the others ${withRange(gap.split.unexplained)}.`;
  const doubt = shares ? "" : ` The range of the gap includes 0: the gap may be chance, so parts are not given as shares of it.`;
  const left =
    gap.start !== null && gap.start.value !== 0
      ? ` With every column taken from other people, ${withRange(gap.start)} is left, which belongs to no column.`
      : "";
  return `${gapSentence(result, gap)}. ${most}${split}${left}${doubt}`;
}

function partTable(result: Result, gap: ExplainedGap): TableBlock {
  const { title, print, points, higher, lower } = gapWords(result, gap);
  const shares = hasShares(gap);
  const used = quadrants(result, gap).filter(({ part }) => part.value !== 0 || part.se !== 0);
  const idle = gap.parts.length - used.length;
  const rest = used.slice(MOST_ROWS).reduce((sum, { part }) => sum + part.value, 0);
  const tells = used.some(({ association }) => association?.auc != null);
  const columns = [
    { title: "Column", align: "text" as const },
    { title: points ? "Points" : "Part", align: "number" as const },
    ...(shares ? [{ title: "Of the gap", align: "number" as const }] : []),
    ...(tells ? [{ title: "Tells the group", align: "number" as const }] : []),
    { title: "In words", align: "text" as const },
  ];
  const ends = (sum: { readonly lower: number; readonly upper: number }): string => `${print(sum.lower)} to ${print(sum.upper)}`;
  const row = (name: string, sum: { readonly value: number; readonly lower: number; readonly upper: number }, words: string) => [
    cell(name),
    cell(print(sum.value), ends(sum)),
    ...(shares ? [cell(formatPart(sum.value / gap.gap!))] : []),
    ...(tells ? [cell("–")] : []),
    cell(words),
  ];
  return {
    kind: "table",
    caption: `${title}: the part of each column in ${higher} above ${lower}, ${formatLevel(result.plan.confidence)} ranges`,
    columns,
    rows: [
      ...used.slice(0, MOST_ROWS).map((one) => {
        const { part, association } = one;
        const together = part.columns.length > 1 ? [part.columns.map((name) => formatName(name)).join(", ")] : [];
        return [
          cell(formatName(part.feature), ...together, ...(part.legitimate ? ["declared"] : [])),
          cell(print(part.value), ends(part)),
          ...(shares ? [cell(part.share === null ? "–" : formatPart(part.share))] : []),
          ...(tells ? [cell(association?.auc == null ? "–" : formatScore(association.auc))] : []),
          cell(quadrantWords(one)),
        ];
      }),
      ...(used.length > MOST_ROWS
        ? [
            [
              countOf(used.length - MOST_ROWS, "more column"),
              print(rest),
              ...(shares ? [formatPart(rest / gap.gap!)] : []),
              ...(tells ? ["–"] : []),
              "",
            ].map((one) => cell(one)),
          ]
        : []),
      ...(gap.split === null
        ? []
        : [
            row("Declared columns together", gap.split.legitimate, "declared"),
            row("Other columns together", gap.split.unexplained, "not declared"),
          ]),
      ...(gap.start === null ? [] : [row("Without any column", gap.start, "the part of no column")]),
      row("The gap", { value: gap.gap!, lower: gap.lower!, upper: gap.upper! }, `${higher} above ${lower}`),
    ],
    note: idle === 0 ? null : `${countOf(idle, "more column")} that the model reads ${idle === 1 ? "has" : "have"} no part in it.`,
  };
}

function markWords(found: readonly ExplainedGap[], { beforeModel, plan }: Result): string {
  const carries = `Below each part is its range. A column widens or narrows the gap when its ${formatLevel(plan.confidence)} range excludes 0 and its part is at least ${formatLevel(LEAST_SHARE)} of the gap.`;
  if (beforeModel === null || beforeModel.proxies.length === 0 || found.length === 0)
    return `${carries} Whether a column also tells which group somebody belongs to was not measured here; the flag --before-model measures it.`;
  return `${carries} It reveals the group when it tells better than chance who belongs to it: of a member and somebody else, it picks the right one at least ${formatScore(LEAST_AREA)} of the time (0.5 is tossing a coin), for the group that it predicts best. A column that does both is the first to ask about.`;
}
