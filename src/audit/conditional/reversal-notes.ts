import { type Diagnostic, diagnostic } from "../../errors.js";
import type { ConditionalRow, Reversal } from "./row.js";

/** Metrics that are the complement of another: their gaps turn round together with it. */
const complements: ReadonlySet<string> = new Set([
  "favorable_decision_rate",
  "true_negative_rate",
  "false_negative_rate",
  "false_discovery_rate",
  "false_omission_rate",
  "error_rate",
]);

/** One warning for each pair of groups whose gaps point the other way within strata than over all rows. */
export function reversalNotes(rows: readonly ConditionalRow[]): readonly Diagnostic[] {
  const turned = rows.filter((row): row is ConditionalRow & { readonly reversal: Reversal } => row.reversal !== null);
  const byPair = new Map<string, (typeof turned)[number][]>();
  for (const row of turned.filter(({ metric }) => !complements.has(metric))) {
    const pair = JSON.stringify([row.by, row.group, row.reference]);
    byPair.set(pair, [...(byPair.get(pair) ?? []), row]);
  }
  return [...byPair.values()].map((own) => {
    const { by, group, reference, metric, reversal, strata, homogeneity } = own[0]!;
    const columns = strata.columns.join(" and ");
    const others = own.slice(1).map((row) => row.metric);
    const sure = reversal.sure === "aggregate" ? ", where it is not to be told from none" : "";
    return diagnostic(
      "EH129",
      `${metric} of ${by[0]} "${group[by[0]!]}" is ${side(reversal.aggregate)} that of "${reference[by[0]!]}" over all rows and ${side(reversal.withinStrata)} it within ${columns}${sure}`,
      {
        evidence: [
          `${strata.used} strata hold both groups; ${columns} is spread differently over them`,
          ...(homogeneity !== null && homogeneity.p < 0.05
            ? [`the gap differs from stratum to stratum, Breslow–Day p = ${homogeneity.p.toPrecision(2)}`]
            : []),
          ...(others.length > 0 ? [`so do: ${others.slice(0, 6).join(", ")}`] : []),
        ],
        help: ["read the gaps within strata beside the ones over all rows; which of them counts is a question of law and purpose"],
      },
    );
  });
}

const side = (gap: number): string => `${(100 * Math.abs(gap)).toFixed(1)} points ${gap < 0 ? "below" : "above"}`;
