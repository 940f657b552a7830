import type { CheckRow } from "../audit/result.js";
import type { BaselineComparison } from "../checks/check.js";
import { printNumber } from "../checks/print-number.js";
import { limitsIn, rangeText } from "../checks/sentence.js";
import { type Block, cell, type SlopeBlock, type TableBlock, type TickStyle, text } from "./block.js";
import { sentenceCase } from "./disparity-facts.js";
import { countOf } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { formatName } from "./format-name.js";
import { outcomeOf } from "./limit-outcome.js";
import type { Section } from "./section.js";

type Compared = CheckRow & { readonly baseline: BaselineComparison; readonly value: number };

/** What moved since the audit before: each limited number then and now, and limits that it did not have. */
export const sinceLastAudit: Section = {
  id: "since-last-audit",
  title: "Since the last audit",
  blocks({ checks }) {
    const compared = checks.filter((row): row is Compared => row.baseline !== null && row.value !== null);
    if (compared.length === 0) return [];
    const kinds = (["proportion", "ratio", "score", "amount"] as const).map((unit) => compared.filter((row) => unitOf(row) === unit));
    const fresh = checks.length - compared.length;
    return [
      text(
        `${countOf(compared.length, "limited number")} can be compared with the previous audit: ${counted(compared)}.${fresh === 0 ? "" : ` ${countOf(fresh, "limit")} had no number then, or ${fresh === 1 ? "has" : "have"} none now.`}`,
      ),
      ...kinds.filter((rows) => rows.length > 0).map((rows) => slopeOf(rows)),
    ] satisfies readonly Block[];
  },
};

/** Ratios stand on a picture of their own, whatever their metric is measured in. */
const unitOf = ({ unit, metric }: CheckRow): CheckRow["unit"] => (/ratio|impact/.test(metric) ? "ratio" : unit);

const ticks: Readonly<Record<CheckRow["unit"], TickStyle>> = { proportion: "number", ratio: "ratio", score: "number", amount: "number" };

const changeOf = ({ baseline: { delta } }: Compared): "worse" | "better" | "same" =>
  delta === 0 ? "same" : delta > 0 ? "worse" : "better";

const signs = { worse: "▲ worse", better: "▼ better", same: "= the same" } as const;

const labelOf = ({ metric, by }: CheckRow): string =>
  `${sentenceCase(formatName(metric))}${by === null ? "" : ` by ${formatGrouping(by)}`}`;

function counted(rows: readonly Compared[]): string {
  const of = (change: ReturnType<typeof changeOf>): number => rows.filter((row) => changeOf(row) === change).length;
  return `${of("worse")} worse, ${of("better")} better, ${of("same")} the same`;
}

function slopeOf(rows: readonly Compared[]): SlopeBlock {
  return {
    kind: "slope",
    title: "Then and now",
    summary: `${counted(rows)}. ${rows
      .slice(0, 4)
      .map((row) => `${labelOf(row)}: ${printNumber(row.baseline.value)} then, ${printNumber(row.value)} now`)
      .join("; ")}.`,
    reading:
      "Each line is a number with a stated limit: at the left end in the previous audit, at the right end now. Dotted lines got worse, solid ones better, dashed ones stayed the same. The table shows whether a change is more than chance, where the same rows could be compared or the range of the change is known.",
    ends: ["the previous audit", "this audit"],
    ticks: ticks[unitOf(rows[0]!)],
    slopes: rows.map((row) => ({
      label: labelOf(row),
      before: row.baseline.value,
      now: row.value,
      printed: [printNumber(row.baseline.value), printNumber(row.value)],
      change: changeOf(row),
    })),
    table: tableOf(rows),
  };
}

function tableOf(rows: readonly Compared[]): TableBlock {
  return {
    kind: "table",
    caption: "Numbers with limits in the previous audit and in this one",
    columns: [
      { title: "Number", align: "text" },
      { title: "Then", align: "number" },
      { title: "Now", align: "number" },
      { title: "Change", align: "number" },
      { title: "Limit then, now", align: "text" },
    ],
    rows: rows.map((row) => {
      const { baseline, value, requirement } = row;
      const known = limitsIn(requirement);
      const range =
        baseline.lower === null && baseline.upper === null
          ? []
          : [`${rangeText({ lower: baseline.lower, upper: baseline.upper }, [])}${baseline.paired ? ", same rows" : ""}`];
      return [
        cell(labelOf(row)),
        cell(printNumber(baseline.value, known)),
        cell(printNumber(value, known)),
        cell(`${signs[changeOf(row)]}${baseline.delta === 0 ? "" : ` by ${printNumber(Math.abs(baseline.delta))}`}`, ...range),
        cell(`${outcomeOf({ status: baseline.status, reason: null }).words}; ${outcomeOf(row).words.toLowerCase()}`),
      ];
    }),
    note: "A positive change always means worse, whichever way the number moves.",
  };
}
