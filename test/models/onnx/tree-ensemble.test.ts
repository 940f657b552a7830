import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gapAttribution } from "../../../src/explanations/gap/gap-attribution.js";
import { nodeTest, nodeTests } from "../../../src/models/onnx/node-test.js";
import type { OnnxNode } from "../../../src/models/onnx/onnx-file.js";
import { openOnnx } from "../../../src/models/onnx/open-onnx.js";
import { activationOf } from "../../../src/models/onnx/scores-output.js";
import { numberStream } from "../../../src/models/onnx/streams.js";
import { treeEnsemble } from "../../../src/models/onnx/tree-ensemble.js";
import { hasTrees } from "../../../src/models/open-model.js";
import { goesLeft } from "../../../src/models/trees/ensemble.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { rawScores } from "../../../src/models/trees/raw-scores.js";
import { treeOf } from "../../../src/models/trees/tree-builder.js";
import { tableFrom } from "../../../src/table/table.js";
import { scratchFolder } from "../../support/scratch-folder.js";
import { contractKit, rowsOf } from "../contract-kit.js";

// Graphs with the operator TreeEnsemble of ai.onnx.ml 5 and the numbers of onnxruntime 1.32; fixtures/models/make_tree_ensemble.py made them.
const folder = "fixtures/models";
const rows = JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | null)[]>;
const expected = JSON.parse(readFileSync(`${folder}/tree-ensemble-expected.json`, "utf8")) as Record<string, number[][]>;
const table = tableFrom({ age: rows.age_gaps!, income: rows.income_gaps!, hours: rows.hours_gaps! });
const features = ["age", "income", "hours"];
const open = (name: string, run = false) => openOnnx(`${folder}/tree-ensemble-${name}.onnx`, { features }, run);
const read = [
  "sum",
  "every-test",
  "average",
  "double",
  "two",
  "two-softmax",
  "two-sigmoid",
  "one-sigmoid",
  "three",
  "three-softmax",
  "three-sigmoid",
];

test.each(read)("%s: read from the file, its numbers are onnxruntime's up to rounding in 32 bits", async (name) => {
  await using model = await open(name);
  expect(model.facts().runtime).toBeUndefined();
  expect(hasTrees(model)).toBe(true);
  const wanted = expected[name]!;
  const { values, byClass } = await model.score(table);
  expect(model.output).toBe(wanted.length > 2 ? "classes" : wanted.length === 2 || name === "one-sigmoid" ? "score" : "amount");
  const tolerance = name === "double" ? 1e-14 : 2e-6;
  for (const [k, numbers] of (byClass ?? [values]).entries())
    for (const [i, value] of numbers.entries())
      expect(Math.abs(value - (byClass === null ? wanted.at(-1)! : wanted[k]!)[i]!)).toBeLessThanOrEqual(
        tolerance * Math.max(1, Math.abs(value)),
      );
});

test.each([
  ["largest", "its aggregate_function is MAX"],
  ["transform-1", "its post_transform is 1, of which the specification and onnxruntime say different things"],
  ["transform-2", "its post_transform is 2, of which the specification and onnxruntime say different things"],
])("%s is run, and the facts say why", async (name, why) => {
  await using model = await open(name);
  expect(model.facts()).toMatchObject({ run: `TreeEnsemble is not understood: ${why}`, runtime: expect.stringMatching(/^onnxruntime-/) });
  const { values, byClass } = await model.score(table);
  const wanted = expected[name]!;
  for (const [i, value] of (byClass ?? [values]).at(-1)!.entries()) expect(value).toBeCloseTo(wanted.at(-1)![i]!, 5);
});

contractKit("onnx, TreeEnsemble, read", {
  open: () => open("every-test"),
  table: rowsOf(
    table,
    Array.from({ length: 20 }, (_, i) => i),
  ),
  number: "age",
  missing: "answers",
  category: null,
});

test("a gap between groups is split exactly", async () => {
  const model = await open("every-test");
  if (!hasTrees(model)) throw new Error("it has trees");
  const columns = featureColumns(table, model.ensemble.features);
  const part = (from: number, to: number) => ({ columns: columns.map((column) => column.slice(from, to)), rows: to - from });
  const { gap, residual } = gapAttribution(model.ensemble, part(0, 25), part(25, 60));
  const { values } = await model.score(table);
  const mean = (from: number, to: number) => values.slice(from, to).reduce((sum, x) => sum + x, 0) / (to - from);
  expect(gap).toBeCloseTo(mean(0, 25) - mean(25, 60), 5);
  expect(residual).toBeLessThan(1e-12);
});

test("what stands behind the operator is read where it is one Sigmoid, or one Softmax over the classes", () => {
  const node = (op: string, from: string, to: string, axis?: number) => ({
    op,
    inputs: [from],
    outputs: [to],
    attributes: new Map(axis === undefined ? [] : [["axis", { number: axis, text: "", numbers: [], texts: [], type: null }] as const]),
  });
  const behind = (...nodes: ReturnType<typeof node>[]) =>
    activationOf(
      {
        producer: "",
        nodes,
        inputs: [],
        outputs: [{ name: "y", type: "float", shape: null }],
        constants: new Map(),
        metadata: new Map(),
      },
      "raw",
    );
  expect(behind(node("Identity", "raw", "y"))).toBe("none");
  expect(behind(node("Sigmoid", "raw", "y"))).toBe("logistic");
  expect(behind(node("Softmax", "raw", "s"), node("Identity", "s", "y"))).toBe("softmax");
  expect(behind(node("Softmax", "raw", "y", 1))).toBe("softmax");
  expect(behind(node("Softmax", "raw", "y", 0))).toBeNull();
  expect(behind(node("Sigmoid", "raw", "s"), node("Sigmoid", "s", "y"))).toBeNull();
  expect(behind(node("Exp", "raw", "y"))).toBeNull();
});

test("names of classes that the caller gives stand for the targets", async () => {
  const model = await openOnnx(`${folder}/tree-ensemble-three.onnx`, { features, classes: ["no", "maybe", "yes"] });
  expect(model.classes).toEqual(["no", "maybe", "yes"]);
  expect((await open("three")).classes).toEqual(["0", "1", "2"]);
});

describe("the test of a node", () => {
  const isTrue = (mode: string, value: number, tracksTrue: boolean, members: readonly number[] | null = null): boolean => {
    const { trueIsLeft, ...node } = nodeTest(mode, { threshold: 2, members, tracksTrue });
    const tree = treeOf(0, [{ feature: 0, ...node, left: -1, right: -2 }], { value: [0, 0], cover: [0, 0] });
    return goesLeft(tree, 0, value) === trueIsLeft;
  };

  test("by the operators of JavaScript, for any number and for a missing one", () => {
    const said: Record<string, (x: number) => boolean> = {
      BRANCH_LEQ: (x) => x <= 2,
      BRANCH_LT: (x) => x < 2,
      BRANCH_GTE: (x) => x >= 2,
      BRANCH_GT: (x) => x > 2,
      BRANCH_EQ: (x) => x === 2,
      BRANCH_NEQ: (x) => x !== 2,
      BRANCH_MEMBER: (x) => [0, 2, 40].includes(x),
    };
    const number = fc.oneof(fc.double(), fc.integer({ min: -3, max: 45 }), fc.constant(2));
    fc.assert(
      fc.property(fc.constantFrom(...nodeTests), number, fc.boolean(), (mode, x, tracksTrue) => {
        const members = mode === "BRANCH_MEMBER" ? [0, 2, 40] : null;
        // ≠ is true of what is missing, in onnxruntime as in the reference evaluator.
        expect(isTrue(mode, x, tracksTrue, members)).toBe(said[mode]!(x) || (Number.isNaN(x) && tracksTrue));
      }),
    );
  });

  test.each([[2.5], [-1], [70_000]])("a set with %d is not read, as sets are of whole numbers", (member) => {
    expect(() => nodeTest("BRANCH_MEMBER", { threshold: 0, members: [1, member], tracksTrue: false })).toThrow(
      `its trees compare for equality with ${member}`,
    );
  });
});

/** A node of the operator over one column: x ≤ 2, with leaves 1 | 3. */
function operator(changes: Readonly<Record<string, number | readonly number[]>> = {}): OnnxNode {
  const lists = {
    nodes_modes: [0],
    nodes_splits: [2],
    nodes_featureids: [0],
    nodes_truenodeids: [0],
    nodes_trueleafs: [1],
    nodes_falsenodeids: [1],
    nodes_falseleafs: [1],
    tree_roots: [0],
    leaf_targetids: [0, 0],
    leaf_weights: [1, 3],
    n_targets: 1,
    ...changes,
  };
  const attributes = Object.entries(lists).map(([name, value]) => {
    const numbers = typeof value === "number" ? [] : value;
    return [name, { number: typeof value === "number" ? value : 0, text: "", numbers, texts: [], type: null }] as const;
  });
  return { op: "TreeEnsemble", inputs: ["x"], outputs: ["y"], attributes: new Map(attributes) };
}
const scoresOf = (node: OnnxNode, values: readonly number[]): number[] => [
  ...rawScores(treeEnsemble(node, [numberStream("x")], "none").ensemble, [Float64Array.from(values)], values.length)[0]!,
];

test("by hand: one test, a tree that is a leaf, and a leaf that two nodes share", () => {
  expect(scoresOf(operator(), [1, 2, 2.1, Number.NaN])).toEqual([1, 1, 3, 3]);
  expect(scoresOf(operator({ nodes_falsenodeids: [0] }), [1, 5])).toEqual([1, 1]);
  const shared = operator({
    nodes_modes: [0, 3],
    nodes_splits: [2, 4],
    nodes_featureids: [0, 0],
    nodes_truenodeids: [0, 0],
    nodes_trueleafs: [1, 1],
    nodes_falsenodeids: [1, 1],
    nodes_falseleafs: [0, 1],
  });
  expect(scoresOf(shared, [1, 3, 5])).toEqual([1, 3, 1]);
});

test.each<[string, Readonly<Record<string, number | readonly number[]>>]>([
  ["its lists of nodes are of different lengths", { nodes_splits: [] }],
  ["its lists of leaves are of different lengths", { leaf_weights: [1] }],
  ["its trees have the test 7", { nodes_modes: [7] }],
  [
    "it has 1 sets for 2 nodes",
    {
      nodes_modes: [6, 6],
      nodes_splits: [0, 0],
      nodes_featureids: [0, 0],
      nodes_truenodeids: [0, 0],
      nodes_trueleafs: [1, 1],
      nodes_falsenodeids: [1, 1],
      nodes_falseleafs: [1, 1],
      membership_values: [1],
    },
  ],
  ["it has nodes that are no tree", { nodes_falsenodeids: [9] }],
  ["it has nodes that are no tree", { nodes_falsenodeids: [0], nodes_falseleafs: [0] }],
  ["it has nodes that are no tree", { tree_roots: [4] }],
  ["its leaves are of more than 1 targets", { leaf_targetids: [0, 3] }],
  ["it reads 3 columns of 1", { nodes_featureids: [2] }],
  ["its post_transform is 9,", { post_transform: 9 }],
])("%s: not read", (why, changes) => {
  expect(() => treeEnsemble(operator(changes), [numberStream("x")], "none")).toThrow(RangeError);
  expect(() => treeEnsemble(operator(changes), [numberStream("x")], "none")).toThrow(why);
});

test("of a file that is cut inside the operator, nothing is guessed", async () => {
  const bytes = readFileSync(`${folder}/tree-ensemble-sum.onnx`);
  const path = join(scratchFolder(), "cut.onnx");
  writeFileSync(path, bytes.subarray(0, 500));
  await expect(openOnnx(path, { features })).rejects.toMatchObject({ code: "EH306" });
});
