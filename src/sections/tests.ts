import type { TestRow } from "../audit/result.js";
import { type Block, cell, note, type TableBlock, text } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatPoints } from "./format-points.js";
import { formatProbability } from "./format-probability.js";
import { measureFacts } from "./measure-facts.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

const methods: Readonly<Record<TestRow["method"], string>> = {
  fisher_exact: "Fisher's exact test",
  permutation_max_t: "shuffled groups, largest studentised gap",
  linearised_holm: "linearised variance, Holm over pairs",
};

/** Whether chance alone explains the gaps, adjusted for everything that was looked at. */
export const tests: Section = {
  id: "tests",
  title: "Does chance explain the gaps?",
  blocks(result) {
    const rows = result.tests;
    if (rows.length === 0) return [];
    const draws = rows.find((row) => row.draws !== null)?.draws ?? null;
    return [
      text(
        "A small p means that chance alone hardly gives such a gap. It does not mean that the gap is large, and a large p does not mean that there is none: the ranges show how large it may be.",
      ),
      ...[...new Set(rows.map(({ by }) => by.join("*")))].map((name): Block => {
        const own = rows.filter(({ by }) => by.join("*") === name);
        return tableOf(own, (id) => measureFacts(result, id).title);
      }),
      note(
        `p is adjusted for all pairs of groups of the table; “p of all” by Holm's method for the ${formatCount(rows.filter(({ p }) => p !== null).length)} tests of this section too.${draws === null ? "" : ` Shuffled ${formatCount(draws)} times, so that no p is below ${formatProbability(1 / (1 + draws))}.`}`,
      ),
    ];
  },
};

function tableOf(rows: readonly TestRow[], title: (metric: string) => string): TableBlock {
  return {
    kind: "table",
    caption: `Tests, by ${formatGrouping(rows[0]!.by)}`,
    columns: [
      { title: "Rate", align: "text" },
      { title: "Least by chance", align: "text" },
      { title: "Gap", align: "number" },
      { title: "p", align: "number" },
      { title: "p of all", align: "number" },
      { title: "Test", align: "text" },
    ],
    rows: rows.map(({ by, metric, method, p, adjusted, reason, pairs }) => {
      const [first] = [...pairs].sort((x, y) => x.adjusted - y.adjusted || Math.abs(y.difference) - Math.abs(x.difference));
      if (first === undefined || p === null || adjusted === null)
        return [cell(title(metric)), cell(reasonWords(reason)), cell("–"), cell("–"), cell("–"), cell("–")];
      const [high, low] = first.difference < 0 ? [first.b, first.a] : [first.a, first.b];
      return [
        cell(title(metric)),
        cell(`${formatGroup(by, high)} over ${formatGroup(by, low)}`),
        cell(formatPoints(Math.abs(first.difference))),
        cell(formatProbability(p)),
        cell(formatProbability(adjusted)),
        cell(methods[method]),
      ];
    }),
    note: null,
  };
}
