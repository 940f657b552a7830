import type { Result } from "../../audit/result.js";
import type { ExplainedGap } from "../../audit/why/row.js";
import { agreementWords } from "../agreement-words.js";
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
      "Each gap below is taken apart by column: the parts add up to the gap. A part says how much of the gap goes through that column in the model that was asked. It does not say why the groups differ in it, nor that the gap would shrink by so much without it: other columns may stand in. It is no proof of a cause and none of a reason.",
    ),
    ...(result.askedModel?.agreement ? [text(agreementWords(result.askedModel.agreement))] : []),
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
  if (gap.gap === null) return [heading(title), text(`Not taken apart: ${whyNot(gap)}.`)];
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
  const most = carrying.length === 0 ? "No column by itself is shown to carry a part." : `Carried by ${pluralList(carrying, 5)}.`;
  const split =
    gap.split === null ? "" : ` Declared columns carry ${withRange(gap.split.legitimate)}, the others ${withRange(gap.split.unexplained)}.`;
  const doubt = shares
    ? ""
    : ` The range of the gap has 0 in it: it may be an accident of who is in the data, and parts are no shares of it.`;
  const left =
    gap.start !== null && gap.start.value !== 0
      ? ` With every column taken from other people ${withRange(gap.start)} is left, which no column carries.`
      : "";
  return `${gapSentence(result, gap)}. ${most}${split}${left}${doubt}`;
}

function partTable(result: Result, gap: ExplainedGap): TableBlock {
  const { title, print, points, higher, lower } = gapWords(result, gap);
  const shares = hasShares(gap);
  const used = quadrants(result, gap).filter(({ part }) => part.value !== 0 || part.se !== 0);
  const idle = gap.parts.length - used.length;
  const rest = used.slice(MOST_ROWS).reduce((sum, { part }) => sum + part.value, 0);
  const ends = (sum: { readonly lower: number; readonly upper: number }): string => `${print(sum.lower)} to ${print(sum.upper)}`;
  const row = (name: string, sum: { readonly value: number; readonly lower: number; readonly upper: number }, words: string) => [
    cell(name),
    cell(print(sum.value), ends(sum)),
    cell(shares ? formatPart(sum.value / gap.gap!) : "–"),
    cell("–"),
    cell(words),
  ];
  return {
    kind: "table",
    caption: `${title}: what each column carries of ${higher} above ${lower}, ${formatLevel(result.plan.confidence)} ranges`,
    columns: [
      { title: "Column", align: "text" },
      { title: points ? "Points" : "Part", align: "number" },
      { title: "Of the gap", align: "number" },
      { title: "Tells the group", align: "number" },
      { title: "In words", align: "text" },
    ],
    rows: [
      ...used.slice(0, MOST_ROWS).map((one) => {
        const { part, association } = one;
        const columns = part.columns.length > 1 ? [part.columns.map((name) => formatName(name)).join(", ")] : [];
        return [
          cell(formatName(part.feature), ...columns, ...(part.legitimate ? ["declared"] : [])),
          cell(print(part.value), ends(part)),
          cell(shares && part.share !== null ? formatPart(part.share) : "–"),
          cell(association?.auc == null ? "–" : formatScore(association.auc)),
          cell(quadrantWords(one)),
        ];
      }),
      ...(used.length > MOST_ROWS
        ? [
            [countOf(used.length - MOST_ROWS, "more column"), print(rest), shares ? formatPart(rest / gap.gap!) : "–", "–", ""].map((one) =>
              cell(one),
            ),
          ]
        : []),
      ...(gap.split === null
        ? []
        : [
            row("Declared columns together", gap.split.legitimate, "declared"),
            row("Other columns together", gap.split.unexplained, "not declared"),
          ]),
      ...(gap.start === null ? [] : [row("Without any column", gap.start, "what no column carries")]),
      row("The gap", { value: gap.gap!, lower: gap.lower!, upper: gap.upper! }, `${higher} above ${lower}`),
    ],
    note: idle === 0 ? null : `${countOf(idle, "more column")} that the model reads ${idle === 1 ? "carries" : "carry"} nothing.`,
  };
}

function markWords(found: readonly ExplainedGap[], { beforeModel, plan }: Result): string {
  const carries = `A column carries or narrows the gap when its ${formatLevel(plan.confidence)} range leaves out 0 and its part is at least ${formatLevel(LEAST_SHARE)} of the gap.`;
  if (beforeModel === null || beforeModel.proxies.length === 0 || found.length === 0) return carries;
  return `${carries} It reveals the group when it tells more than chance who belongs to it: of a member and somebody else, it puts the right one first at least ${formatScore(LEAST_AREA)} of the time (0.5 is a coin), for the group that it tells best. A column that does both is the first to ask about.`;
}
