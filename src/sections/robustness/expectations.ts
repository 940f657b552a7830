import type { Result } from "../../audit/result.js";
import type { ExpectationRow } from "../../audit/stress/expectation-row.js";
import { type Block, cell, note } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatNumber } from "../format-number.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";
import { reasonWords } from "../reason-words.js";

const expectedWords: Readonly<Record<ExpectationRow["expected"], string>> = {
  increase: "never falls as it grows",
  decrease: "never rises as it grows",
  invariant: "stays whatever it is",
  monotone: "moves in one direction only",
};

/** What an expectation came to, in some words. */
export function outcomeWords({ reason, violations, rows, certificate }: ExpectationRow): string {
  if (certificate?.status === "holds") return "holds for every possible row";
  if (reason !== null) return `not tried (${reasonWords(reason)})`;
  return violations === 0
    ? `holds in the ${formatCount(rows)} rows that were tried`
    : `does not hold in ${formatCount(violations)} of ${countOf(rows, "row")}`;
}

/** "the score of debt_ratio never rises as it grows". */
export const expectationWords = ({ feature, expected }: ExpectationRow): string =>
  `${formatName(feature)}: the score ${expectedWords[expected]}`;

/** The largest move the other way, with the values between which it happens. */
export function largestWords({ largest, feature }: ExpectationRow): string | null {
  if (largest === null) return null;
  const shown = (text: string): string => (Number.isFinite(Number(text)) ? formatNumber(Number(text)) : formatName(text));
  return `moves by ${formatScore(largest.move)} between ${formatName(feature)} ${shown(largest.from)} and ${shown(largest.to)}`;
}

/** How the score moves with single features, against what was expected. */
export function expectationTable({ expectations }: Result): readonly Block[] {
  if (expectations.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "How the score moves when one feature changes and all else stays the same",
      columns: [
        { title: "Expected", align: "text" },
        { title: "What it does", align: "text" },
        { title: "Rows that violate it", align: "number" },
        { title: "What the trees prove for any row", align: "text" },
      ],
      rows: expectations.map((row) => [
        cell(expectationWords(row)),
        cell(outcomeWords(row), ...[largestWords(row)].filter((words) => words !== null)),
        row.rate === null
          ? cell("–")
          : cell(
              formatShare(row.rate),
              `${formatShare(row.lower!)} to ${formatShare(row.upper!)}`,
              ...row.byGroup
                .filter(({ violations }) => violations > 0 && row.violations > 0)
                .slice(0, 4)
                .map(({ by, group, rate }) => `${formatName(group[by[0]!] ?? "")} ${formatShare(rate ?? 0)}`),
            ),
        cell(certificateWords(row)),
      ]),
      note: null,
    },
    note(
      "Each row was tried with many values of the feature. For tree models these are all values at which a tree can change its answer, between the smallest and the largest that occur, so nothing in between is missed. Equal scores are no violation. Statements about rows that are not in the data are made only where the trees themselves prove them.",
    ),
  ];
}

function certificateWords({ certificate }: ExpectationRow): string {
  if (certificate === null) return "not known for this kind of model";
  if (certificate.status === "holds") return "no row can violate it";
  if (certificate.status === "none") return `cannot be determined (${reasonWords(certificate.reason)})`;
  return `no row can violate it by more than ${formatScore(certificate.most ?? 0)} in the raw score`;
}
