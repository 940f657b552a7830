import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import type { Result } from "../../../src/audit/result.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import type { TreeStudy } from "../../../src/audit/surrogates/row.js";
import { renderTrees } from "../../../src/renderers/terminal/trees.js";
import { formatConditions } from "../../../src/sections/format-condition.js";
import { surrogates } from "../../../src/sections/surrogates.js";
import { rng } from "../../../src/stats/rng.js";

/** People whose errors sit above 50 and whose gap between groups sits where `kind` is b. */
function people(n: number, seed = 1) {
  const random = rng(seed, "people");
  const rows = Array.from({ length: n }, (_, i) => {
    const [age, group, kind] = [20 + random.below(60), i % 2 === 0 ? "x" : "y", random.below(3) === 0 ? "b" : "a"];
    const approved = kind === "b" && group === "y" ? random.next() < 0.2 : random.next() < 0.7;
    const wrong = random.next() < (age > 50 ? 0.4 : 0.05);
    return { id: `p${i}`, age, group, kind, decision: approved ? 1 : 0, truth: (approved ? 1 : 0) ^ (wrong ? 1 : 0) };
  });
  return rows;
}

const options = { label: "truth", prediction: "decision", sensitive: ["group"], id: "id" } as const;
const leafOf = ({ nodes, contrast }: TreeStudy) => nodes[contrast!.node]!;

describe("planted", async () => {
  const result = await audit(people(4000), { ...options, surrogates: { trees: ["error", "gap"] } });
  const [error, gap] = result.surrogates as [TreeStudy, TreeStudy];

  test("errors are found above 50, and the share there is the planted one", () => {
    expect(error).toMatchObject({ tree: "error", of: "error_rate", by: "data", reason: null, fidelity: null });
    const first = error.nodes.find(({ depth }) => depth === 1)!;
    expect(formatConditions(first.conditions)).toBe("age ≤ 50");
    expect(
      error.nodes.filter(({ depth }) => depth === 1).every(({ lower, upper }, i) => lower! < [0.05, 0.4][i]! && [0.05, 0.4][i]! < upper!),
    ).toBe(true);
    expect(error.contrast!.lower).toBeGreaterThan(0);
  });

  test("the gap is found among b: 50 points there, none elsewhere", () => {
    expect(gap).toMatchObject({
      tree: "gap",
      of: "demographic_parity_difference@group",
      pair: { higher: { group: "x" }, lower: { group: "y" } },
    });
    const [b, a] = ["b", "a"].map(
      (kind) => gap.nodes.find(({ depth, conditions }) => depth === 1 && formatConditions(conditions) === `kind is ${kind}`)!,
    );
    expect(b!.lower! < 0.5 && 0.5 < b!.upper!).toBe(true);
    expect(a!.lower! < 0 && 0 < a!.upper!).toBe(true);
    expect(formatConditions(leafOf(gap).conditions)).toContain("kind is b");
  });

  test("numbers are of rows that did not grow the tree, all of which are counted", () => {
    expect(error.rows.grown + error.rows.judged + error.rows.leftOut).toBe(4000);
    const leaves = error.nodes.filter(({ leaf }) => leaf);
    expect(leaves.reduce((sum, { rows }) => sum + rows, 0)).toBe(error.rows.judged);
    expect(leaves.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test("the order of the rows and of the columns changes nothing", async () => {
    const turned = people(4000)
      .reverse()
      .map(({ id, age, group, kind, decision, truth }) => ({ id, group, kind, decision, truth, age }));
    const other = await audit(turned, { ...options, surrogates: { trees: ["error", "gap"], columns: ["age", "kind", "group"] } });
    const same = await audit(people(4000), { ...options, surrogates: { trees: ["error", "gap"], columns: ["age", "kind", "group"] } });
    expect(other.surrogates).toEqual(same.surrogates);
  });

  test("the report and the terminal say it", () => {
    const screen = { width: 90, color: false, symbols: "unicode" } as const;
    expect(renderTrees(result, screen)).toContain("Where decisions are wrong");
    expect(JSON.stringify(surrogates.blocks(result))).toContain("which had no part in finding it");
    expect(renderTrees({ ...result, surrogates: [] }, screen)).toBe("");
  });

  test("a shared report has no tree that shows few people", () => {
    expect(suppressed(result, 10).surrogates).toHaveLength(2);
    expect(suppressed(result, 900).surrogates.length).toBeLessThan(2);
  });
});

describe("a model", () => {
  const rows = people(600);
  const ask = async (
    predict: (columns: Readonly<Record<string, readonly unknown[]>>) => number[],
    trees: Result["surrogates"][number]["tree"][],
  ) => (await audit(rows, { ...options, threshold: 0.5, model: { predict, features: ["age", "kind"] }, surrogates: { trees } })).surrogates;

  test("one with two steps is copied by a tree: all of it is explained, and every decision is the same", async () => {
    const [study] = await ask(({ age, kind }) => age!.map((a, i) => (Number(a) > 50 ? 0.9 : kind![i] === "b" ? 0.4 : 0.1)), ["surrogate"]);
    expect(study).toMatchObject({ tree: "surrogate", of: "score", by: "model", reason: null, columns: ["age", "kind"] });
    expect(study!.fidelity!.value).toBeCloseTo(1, 12);
    expect(study!.agreement!.value).toBe(1);
    expect(study!.nodes.filter(({ leaf }) => leaf).map(({ value }) => Number(value!.toFixed(9)))).toEqual([0.1, 0.4, 0.9]);
  });

  test("one that no small tree can copy has no rules, and the reason", async () => {
    const [study] = await ask(({ age }) => age!.map((a) => (Number(a) % 2 === 0 ? 0.9 : 0.1)), ["surrogate"]);
    expect(study).toMatchObject({ reason: "low_fidelity", nodes: [], contrast: null });
    expect(study!.fidelity!.value).toBeLessThan(0.7);
  });

  test("one that says the same of everybody has no tree", async () => {
    const [study] = await ask(({ age }) => age!.map(() => 0.3), ["surrogate"]);
    expect(study).toMatchObject({ reason: "constant_score", nodes: [] });
  });
});

test("what cannot be grown has its reason", async () => {
  const few = await audit(people(40), { ...options, surrogates: { trees: ["error"] } });
  expect(few.surrogates[0]).toMatchObject({ reason: "too_few_rows", nodes: [] });
  const noLabel = await audit(people(400), {
    prediction: "decision",
    sensitive: ["group"],
    surrogates: { trees: ["error", "gap", "surrogate"] },
  });
  expect(noLabel.surrogates.map(({ reason }) => reason)).toEqual(["no_label", null, "no_score"]);
  const oneGroup = await audit(people(400), { ...options, where: "group = 'x'", surrogates: { trees: ["gap"] } });
  expect(oneGroup.surrogates[0]!.reason).toBe("fewer_than_two_groups");
  await expect(audit(people(40), { ...options, surrogates: { trees: ["gap"], gaps: ["auc__difference"] } })).rejects.toThrow(
    "no tree can be grown",
  );
  await expect(audit(people(40), { ...options, surrogates: { trees: ["gap"], gaps: ["error_rate__difference@nobody"] } })).rejects.toThrow(
    "told apart by nobody",
  );
  await expect(audit(people(40), { ...options, surrogates: { columns: ["agee"] } })).rejects.toThrow('no column is called "agee"');
});

test("amounts: where predictions are off", async () => {
  const rows = people(600).map(({ age, group, kind }, i) => ({
    age,
    group,
    kind,
    truth: 1000 + i,
    predicted: 1000 + i + (age > 50 ? 30 : 1),
  }));
  const result = await audit(rows, {
    label: "truth",
    prediction: "predicted",
    task: "regression",
    sensitive: ["group"],
    surrogates: { trees: ["error"] },
  });
  expect(result.surrogates[0]).toMatchObject({ of: "mean_absolute_error", reason: null });
  expect(result.surrogates[0]!.nodes.filter(({ depth }) => depth === 1).map(({ value }) => value)).toEqual([1, 30]);
});
