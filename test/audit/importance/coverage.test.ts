import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import type { MetricImportance } from "../../../src/audit/result.js";
import { rng } from "../../../src/stats/rng.js";

type Columns = Record<string, (number | string)[]>;

/** Two groups of different sizes, an income that the label follows, and a second feature with less in it. */
function people(n: number, seed: number): Columns {
  const random = rng(seed, "coverage");
  const data: Columns = { id: [], group: [], income: [], assets: [], y: [] };
  for (let i = 0; i < n; i++) {
    const group = random.next() < 0.25 ? "B" : "A";
    const income = random.next() + (group === "A" ? 0.3 : 0);
    const assets = random.next();
    data.id!.push(i);
    data.group!.push(group);
    data.income!.push(income);
    data.assets!.push(assets);
    data.y!.push(random.next() < Math.min(1, 0.7 * income + 0.3 * assets) ? 1 : 0);
  }
  return data;
}

const model = {
  features: ["income", "assets"],
  predict: ({ income, assets }: Readonly<Record<string, readonly (number | string | null)[]>>) =>
    income!.map((own, i) => Math.min(0.99, 0.7 * Number(own) + 0.3 * Number(assets![i]))),
};
const metrics = ["auc", "f1", "brier_score", "demographic_parity_difference@group", "equal_opportunity_difference@group"];

async function importances(data: Columns, repeats: number): Promise<readonly MetricImportance[]> {
  const { importance } = await audit(data, {
    label: "y",
    id: "id",
    sensitive: ["group"],
    minN: 1,
    threshold: 0.6,
    model,
    importance: { metrics, features: ["income"], byGroup: false, repeats: { least: repeats, most: repeats } },
  });
  return [importance!, ...importance!.also];
}

// Measures that are no mean over rows: the range by the infinitesimal jackknife of the cached scores holds the long-run value as often as
// it says. The importance of 40,000 people stands for the long run; 57 of 60 are expected to hold, and chance allows for 52.
test("ranges of areas, F1, and gaps between unequal groups hold in other samples", async () => {
  const long = await importances(people(40_000, 77), 6);
  const held = new Map<string, number>();
  for (let sample = 0; sample < 60; sample++) {
    const found = await importances(people(300, 500 + sample), 8);
    found.forEach(({ metric, features }, i) => {
      const [own, truth] = [features[0]!, long[i]!.features[0]!.value!];
      if (own.lower! <= truth && truth <= own.upper!) held.set(metric, (held.get(metric) ?? 0) + 1);
    });
  }
  for (const metric of metrics) expect(held.get(metric), metric).toBeGreaterThanOrEqual(52);
});
