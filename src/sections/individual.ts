import type { IndividualRow } from "../audit/result.js";
import { type Block, type Cell, cell, note, type TableBlock, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatScore } from "./format-score.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

const scalingWords: Readonly<Record<IndividualRow["setting"]["scaling"], string>> = {
  standard: "each number divided by its standard deviation",
  range: "each number divided by its range",
  none: "numbers as they are, so a feature with large numbers dominates",
};

/** Whether rows that are alike in the named features are decided alike. */
export const individual: Section = {
  id: "individual",
  title: "Do similar people get similar decisions?",
  blocks({ individual: rows }) {
    const [everybody] = rows;
    if (everybody === undefined) return [];
    const { setting } = everybody;
    return [
      text(
        `Each row is compared with the ${formatCount(setting.neighbors)} that are nearest in ${setting.features.map((name) => `“${name}”`).join(", ")}; ${scalingWords[setting.scaling]}. Consistency is the share of those that get the same decision. The flip test looks at the nearest rows outside the group: above 0, people of the group more often get a better decision than those most like them; below 0, a worse one.`,
      ),
      ...tables(rows),
      note(notes(rows).join(" ")),
    ];
  },
};

function tables(rows: readonly IndividualRow[]): readonly Block[] {
  const groupings = [...new Set(rows.filter(({ by }) => by.length === 1).map(({ by }) => by.join("*")))];
  return groupings.map(
    (name): TableBlock => ({
      kind: "table",
      caption: `Rows and the rows most like them, by ${formatGrouping([name])}`,
      columns: [
        { title: "Group", align: "text" },
        { title: "Rows", align: "number" },
        { title: "Consistency", align: "number" },
        { title: "By chance", align: "number" },
        { title: "Flip test", align: "number" },
        { title: "Better", align: "number" },
        { title: "Worse", align: "number" },
      ],
      rows: rows.filter(({ by }) => by.length === 0 || by.join("*") === name).map(rowOf),
      note: null,
    }),
  );
}

function rowOf({ by, group, n, consistency, flipTest }: IndividualRow): readonly Cell[] {
  const { lower, upper } = consistency;
  const range = lower === null || upper === null ? [] : [`${formatScore(lower)} to ${formatScore(upper)}`];
  return [
    cell(by.length === 0 ? "Everybody" : formatGroup(by, group)),
    cell(formatCount(n)),
    number(consistency.value, consistency.reason, range),
    number(consistency.byChance, null),
    flipTest === null ? cell("–") : number(flipTest.value, flipTest.reason),
    cell(flipTest === null ? "–" : formatCount(flipTest.better)),
    cell(flipTest === null ? "–" : formatCount(flipTest.worse)),
  ];
}

const number = (value: number | null, reason: string | null, details: readonly string[] = []): Cell =>
  value === null ? cell("–", ...(reason === null ? [] : [reasonWords(reason)])) : cell(formatScore(value), ...details);

function notes([everybody]: readonly IndividualRow[]): readonly string[] {
  const { setting, n } = everybody!;
  const left = setting.leftOut.map(({ reason, rows }) => `${countOf(rows, "row")} left out: ${reasonWords(reason)}.`);
  return [
    "Rows at the same distance share the places among the nearest. There are no ranges, because rows share their neighbours and are not independent.",
    ...(setting.looked < n
      ? [`Of ${countOf(n, "row")}, ${formatCount(setting.looked)} drawn at random were looked at; the ranges are for all of them.`]
      : []),
    ...left,
  ];
}
