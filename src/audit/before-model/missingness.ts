import { project } from "../../disparities/projection.js";
import type { Engine } from "../../engines/engine.js";
import { dependence } from "../../stats/independence.js";
import { crosstab } from "../../stats/mutual-information.js";
import { newcombe } from "../../stats/newcombe.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import type { Bound } from "../bind/bind.js";
import type { MissingRow } from "./row.js";
import type { Target } from "./target.js";

export interface MissingPlan {
  readonly minN: number;
  readonly confidence: number;
  readonly clustered: boolean;
}

interface Counted {
  readonly n: number;
  readonly missing: number;
}

/** How often a column has no value in each group of an attribute. */
export async function missingBy(
  engine: Engine,
  { count, where }: Bound,
  column: string,
  attribute: Target,
): Promise<readonly (Counted & { readonly group: string })[]> {
  // Without a value to look for, every present text is "another one".
  const { cells, tallies } = await engine.cube({
    axes: { group: attribute.axis, value: { kind: "is", column, values: [] } },
    ...(count !== null && { count }),
    ...(where !== null && { where }),
  });
  const found = new Map(attribute.groups.map((group) => [group, { n: 0, missing: 0 }]));
  cells.forEach(({ group, value }, c) => {
    const own = found.get(attribute.group(group ?? null) ?? "");
    if (group === null || own === undefined) return;
    own.n += tallies[c]!.n;
    if (value === null) own.missing += tallies[c]!.n;
  });
  return [...found].filter(([, { n }]) => n > 0).map(([group, counted]) => ({ group, ...counted }));
}

/** The rates with their limits, the largest gap with its bounds, and the test. */
export function missingRow(
  column: string,
  attribute: string,
  groups: readonly (Counted & { readonly group: string })[],
  { minN, confidence, clustered }: MissingPlan,
): Omit<MissingRow, "adjusted"> {
  const alpha = 1 - confidence;
  const rates = groups.map(({ group, n, missing }) => ({
    group,
    n,
    missing,
    rate: missing / n,
    ...(clustered ? { lower: null, upper: null } : wilson(missing / n, n, normalQuantile(1 - alpha / 2))),
  }));
  const large = rates.filter(({ n }) => n >= minN).sort((a, b) => b.rate - a.rate);
  const enough = large.length >= 2;
  const [first, last] = [large[0], large.at(-1)];
  const bounds = enough && !clustered ? boundsOf(large, alpha) : null;
  const p = dependence(crosstab(rates.map(({ n, missing }) => [missing, n - missing]))).p;
  return {
    column,
    attribute,
    missing: groups.reduce((sum, { missing }) => sum + missing, 0),
    groups: rates,
    gap: enough ? first!.rate - last!.rate : null,
    lower: bounds?.lower ?? null,
    upper: bounds?.upper ?? null,
    highest: enough ? first!.group : null,
    lowest: enough ? last!.group : null,
    p: clustered || rates.length < 2 ? null : p,
    reason: !enough ? "fewer_than_two_groups" : clustered ? "clustered_rows" : null,
  };
}

function boundsOf(rates: readonly { readonly rate: number; readonly n: number }[], alpha: number) {
  const measured = (i: number, level: number) => {
    const { rate, n } = rates[i]!;
    return { value: rate, ...wilson(rate, n, normalQuantile(1 - level)) };
  };
  const found = project(
    {
      k: rates.length,
      scale: "difference",
      value: (i, j) => rates[i]!.rate - rates[j]!.rate,
      limits: (i, j, level) => newcombe(measured(i, level), measured(j, level)),
    },
    { alpha, limit: null },
  );
  return found && { lower: Math.max(0, found.near.at), upper: found.far?.at ?? null };
}
