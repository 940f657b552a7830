import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { growingScores } from "../../../src/models/trees/growing-scores.js";
import { readLightgbm } from "../../../src/models/trees/lightgbm.js";
import { rawScores } from "../../../src/models/trees/raw-scores.js";
import { transformed } from "../../../src/models/trees/transformed.js";
import { boostingBlocks, boostingSummary } from "../../../src/sections/boosting-curve.js";
import { rng } from "../../../src/stats/rng.js";

const path = "fixtures/mortgage/model.txt";
const text = readFileSync(path, "utf8");

test("each step is what the library computes with so many trees, to the bit", () => {
  const ensemble = readLightgbm(text, path);
  const random = rng(1, "columns");
  const columns = ensemble.features.map(() =>
    Float64Array.from({ length: 50 }, () => (random.next() < 0.1 ? Number.NaN : 100 * random.next())),
  );
  const steps = [1, 7, ensemble.trees.length];
  const found = growingScores(ensemble, columns, 50, steps);
  steps.forEach((step, i) => {
    const first = { ...ensemble, trees: ensemble.trees.slice(0, step) };
    expect(found[i]).toEqual(transformed(rawScores(first, columns, 50), first)[0]);
  });
});

const studied = (model: string) =>
  audit("fixtures/mortgage/decisions.csv", {
    ...{ label: "outcome", prediction: "predicted", score: "p_approved", positive: "approved", threshold: 0.75, sensitive: ["race"] },
    model,
    worstCase: { loss: "log_loss", depth: 1 },
    resamples: 10,
  });

test("the demo model: the last step is the loss of the whole model, of everybody and of each group", async () => {
  const result = await studied(`lightgbm:${path}`);
  const { boosting, everybody } = result.worstCase!;
  expect(boosting!.steps).toHaveLength(20);
  expect(boosting!.steps.at(-1)).toBe(60);
  const [all, ...groups] = boosting!.groups;
  expect(all!.values.at(-1)!.value).toBeCloseTo(everybody!.value, 12);
  expect(groups.map(({ group }) => group.race)).toEqual(["Black", "Hispanic", "White"]);
  const weighed =
    groups.reduce((sum, { rows, values }) => sum + rows * values[4]!.value, 0) / groups.reduce((sum, { rows }) => sum + rows, 0);
  expect(weighed).toBeCloseTo(all!.values[4]!.value, 10);
  expect(JSON.stringify(boostingBlocks(result, result.worstCase!))).toContain("As the model grows, tree by tree");
});

test("trees that undo what the first ones learnt are found for everybody, and the number of trees before them", async () => {
  let tree = 0;
  const spoilt = text.replace(/^leaf_value=(.*)$/gm, (line, values: string) =>
    tree++ < 40
      ? line
      : `leaf_value=${values
          .split(" ")
          .map((value) => -8 * Number(value))
          .join(" ")}`,
  );
  const file = join(mkdtempSync(join(tmpdir(), "evenhand-boosting-")), "model.txt");
  writeFileSync(file, spoilt);
  const { boosting } = (await studied(`lightgbm:${file}`)).worstCase!;
  const [all] = boosting!.groups;
  expect(all!.best).toBeLessThanOrEqual(42);
  expect(all!.later!.lower).toBeGreaterThan(0);
  expect(boostingSummary(boosting!)).toMatch(/^Later trees make it worse for everybody/);
});

test("without trees there is no curve", async () => {
  const rows = Array.from({ length: 80 }, (_, i) => ({ x: i, y: i % 2, d: i % 2, g: i < 40 ? "a" : "b" }));
  const { worstCase } = await audit(rows, { label: "y", prediction: "d", sensitive: ["g"], positive: 1, worstCase: true });
  expect(worstCase!.boosting).toBeNull();
});
