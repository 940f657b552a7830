import { measure } from "../../src/audit/measure.js";
import { contrasts } from "../../src/contrasts/index.js";
import { type Cell, sortedCube, type Tally } from "../../src/cube/cube.js";
import { disparities } from "../../src/disparities/index.js";
import type { DisparityRow } from "../../src/disparities/row.js";
import { metrics } from "../../src/metrics/index.js";

export type Counts = { readonly tp?: number; readonly fp?: number; readonly fn?: number; readonly tn?: number };

/** The disparities over groups of one attribute `g`, of given counts; the group "" has no value. */
export function measured(
  groups: Readonly<Record<string, Counts>>,
  { minN = 1, reference, favorable = "positive" as const }: { minN?: number; reference?: string; favorable?: "positive" | "negative" } = {},
): (id: string) => DisparityRow[] {
  const cells: Cell[] = [];
  const tallies: Tally[] = [];
  for (const [group, { tp = 0, fp = 0, fn = 0, tn = 0 }] of Object.entries(groups)) {
    for (const [label, prediction, n] of [
      [1, 1, tp],
      [0, 1, fp],
      [1, 0, fn],
      [0, 0, tn],
    ] as const) {
      if (n === 0) continue;
      cells.push({ label, prediction, "by.g": group === "" ? null : group });
      tallies.push({ n, w: n, w2: n });
    }
  }
  const { disparities: rows } = measure(sortedCube(["label", "prediction", "by.g"], cells, tallies), {
    task: "binary",
    groupings: [["g"]],
    favorable,
    confidence: 0.95,
    minN,
    seed: 0,
    resamples: 200,
    references: reference === undefined ? {} : { g: reference },
    metrics,
    contrasts,
    disparities,
  } as Parameters<typeof measure>[1]);
  return (id) => rows.filter((row) => row.id === `${id}@g`);
}
