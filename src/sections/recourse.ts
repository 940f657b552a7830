import type { RecourseGroup, RecourseNumber } from "../audit/recourse/row.js";
import type { Result } from "../audit/result.js";
import { type Block, cell, type DotsBlock, note, type TableBlock, text } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatPoints } from "./format-points.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { reasonWords } from "./reason-words.js";
import { mostChanged, recourseMethod, recourseSummary, shownGroups, withRange } from "./recourse-words.js";
import type { Section } from "./section.js";

/** What would turn unfavourable decisions, and whether it is as near for every group. */
export const recourse: Section = {
  id: "recourse",
  title: "What would turn a decision",
  blocks(result) {
    const study = result.recourse;
    if (study === null) return [];
    const summary = recourseSummary(study).map((words) => text(words));
    if (study.reason !== null) return summary;
    return [
      text(
        "For people with the unfavourable decision, this section looks for the smallest change that makes the model give the other decision. Every new value is one that somebody with that decision has.",
      ),
      ...summary,
      dots(result, {
        title: "Effort of the way, by group",
        axis: "Mean effort",
        ticks: "number",
        print: formatScore,
        of: ({ effort }) => effort,
        reading:
          "Moving a number past one in ten people counts 0.1, changing a text counts 1; the changes are added up. Further right means more effort.",
      }),
      // Where everybody has a way there is nothing to compare.
      ...(shownGroups(result).every(({ reached }) => reached?.value === 1)
        ? []
        : [
            dots(result, {
              title: "People for whom a way was found, by group",
              axis: "Share of people with the unfavourable decision",
              ticks: "percent",
              print: (value) => formatShare(value),
              of: ({ reached }) => reached,
              reading: "That no way was found does not prove that there is none: only a limited number of targets was tried.",
            }),
          ]),
      ...gapTable(result),
      note(recourseMethod(study)),
      note(
        "A way shows what the model responds to. It is not advice, and it does not show that the change would improve the outcome itself.",
      ),
    ];
  },
};

interface Drawn extends Pick<DotsBlock, "title" | "axis" | "ticks" | "reading"> {
  readonly print: (value: number) => string;
  readonly of: (group: RecourseGroup) => RecourseNumber | null;
}

function dots(result: Result, { title, axis, ticks, reading, print, of }: Drawn): Block {
  const groups = shownGroups(result);
  const level = formatLevel(result.plan.confidence);
  const rows = groups.flatMap((group) => {
    const number = of(group);
    return number === null
      ? []
      : [
          {
            label: formatGroup(group.by, group.group),
            ...number,
            mark: null,
            printed: withRange(number, print),
            standing: "compared" as const,
          },
        ];
  });
  const table: TableBlock = {
    kind: "table",
    caption: title,
    columns: [
      { title: "Group", align: "text" },
      { title: axis, align: "number" },
      { title: "Changes", align: "number" },
      { title: "Rows looked at", align: "number" },
      { title: "Changed most", align: "text" },
    ],
    rows: groups.map((group) => [
      cell(
        formatGroup(group.by, group.group),
        ...(group.burden === null ? [] : [`wrongly refused: effort ${formatScore(group.burden.value)}`]),
      ),
      cell(withRange(of(group), print)),
      cell(group.changes === null ? "–" : formatScore(group.changes.value)),
      cell(formatCount(group.explained), `of ${formatCount(group.unfavorable)}`),
      cell(mostChanged(group) || "–"),
    ]),
    note: `Ranges are at ${level}.`,
  };
  if (rows.length === 0) return table;
  return {
    kind: "dots",
    title,
    summary: `${rows.map(({ label, printed }) => `${label} ${printed}`).join("; ")}.`,
    reading,
    axis,
    ticks,
    rows,
    lines: [],
    table,
  };
}

function gapTable({ recourse: study }: Result): readonly Block[] {
  if (study === null || study.gaps.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Each group against the one it is compared with",
      columns: [
        { title: "Group", align: "text" },
        { title: "Way found, points", align: "number" },
        { title: "Effort", align: "number" },
      ],
      rows: study.gaps.map(({ by, group, comparedWith, reached, effort, reason }) => [
        cell(`${formatGroup(by, group)} less ${formatGroup(by, comparedWith)}`, ...(reason === null ? [] : [reasonWords(reason)])),
        cell(withRange(reached, formatPoints)),
        cell(withRange(effort, formatScore)),
      ]),
      note: null,
    },
  ];
}
