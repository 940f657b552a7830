import fc from "fast-check";
import { expect, test } from "vitest";
import { certificateOf, thresholdsOf } from "../../../src/explanations/expectations/certificate.js";
import { sweepOf } from "../../../src/explanations/expectations/sweep.js";
import { leafOf, missingKinds, type Tree, testKinds } from "../../../src/models/trees/ensemble.js";

interface Leaf {
  readonly value: number;
}
interface Split {
  readonly feature: number;
  readonly at: number;
  readonly left: Node;
  readonly right: Node;
}
type Node = Leaf | Split;

const leaf = (value: number): Leaf => ({ value });
const split = (feature: number, at: number, left: Node, right: Node): Split => ({ feature, at, left, right });

/** A tree as libraries lay it out: inner nodes first, leaves as −1 − place. */
function treeOf(root: Node): Tree {
  const inner: { feature: number; at: number; left: number; right: number }[] = [];
  const values: number[] = [];
  const place = (node: Node): number => {
    if ("value" in node) return -values.push(node.value);
    const at = inner.push({ feature: node.feature, at: node.at, left: 0, right: 0 }) - 1;
    inner[at]!.left = place(node.left);
    inner[at]!.right = place(node.right);
    return at;
  };
  place(root);
  const n = inner.length;
  return {
    output: 0,
    feature: Int32Array.from(inner, ({ feature }) => feature),
    test: new Uint8Array(n).fill(testKinds.atMost),
    threshold: Float64Array.from(inner, ({ at }) => at),
    missing: new Uint8Array(n).fill(missingKinds.nan),
    missingLeft: new Uint8Array(n).fill(1),
    sets: new Uint32Array(0),
    setStart: new Int32Array(n + 1),
    left: Int32Array.from(inner, ({ left }) => left),
    right: Int32Array.from(inner, ({ right }) => right),
    value: Float64Array.from(values),
    cover: new Float64Array(values.length).fill(1),
  };
}
const of = (...roots: Node[]) => ({ trees: roots.map(treeOf), outputs: 1, divisor: 1 });

test("one split: never falls, rises by the difference; a feature that no tree asks for changes nothing", () => {
  const model = of(split(0, 2, leaf(1), leaf(3)));
  expect(certificateOf(model, 0)).toEqual({ mostFall: 0, mostRise: 2, trees: 1 });
  expect(certificateOf(model, 1)).toEqual({ mostFall: 0, mostRise: 0, trees: 0 });
});

test("leaves that no row can part between are not held against each other", () => {
  // x0 ≤ 0 ? (x1 ≤ 0 ? 5 : 1) : (x1 ≤ 0 ? 6 : 2): 5 is above 2, but their values of x1 exclude each other.
  const apart = of(split(0, 0, split(1, 0, leaf(5), leaf(1)), split(1, 0, leaf(6), leaf(2))));
  expect(certificateOf(apart, 0)).toEqual({ mostFall: 0, mostRise: 1, trees: 1 });
  // With thresholds that overlap they do not.
  const overlapping = of(split(0, 0, split(1, 1, leaf(5), leaf(1)), split(1, 0, leaf(6), leaf(2))));
  expect(certificateOf(overlapping, 0)).toMatchObject({ mostFall: 3 });
});

test("several trees add up, though one may make up for another", () => {
  const model = of(split(0, 0, leaf(1), leaf(0)), split(0, 0, leaf(0), leaf(1)));
  expect(certificateOf(model, 0)).toEqual({ mostFall: 1, mostRise: 1, trees: 2 });
  expect(certificateOf({ ...model, outputs: 2 }, 0)).toBe("several_scores");
  const zero = of(split(0, 0, leaf(1), leaf(0)));
  zero.trees[0]!.missing.fill(missingKinds.zero);
  expect(certificateOf(zero, 0)).toBe("zero_is_missing");
  zero.trees[0]!.test.fill(testKinds.oneOf);
  expect(certificateOf(zero, 0)).toBe("categories");
  expect(thresholdsOf(of(split(0, 2, leaf(1), split(0, 5, leaf(0), leaf(1))), split(1, 3, leaf(0), leaf(1))), 0)).toEqual([2, 5]);
});

test("of any single tree the certificate is exact: the largest moves over every row of a grid", () => {
  const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node; leaf: Node; split: Node }>((tie) => ({
    leaf: fc.integer({ min: -4, max: 4 }).map(leaf),
    split: fc
      .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 }), tie("node"), tie("node"))
      .map(([feature, at, left, right]) => split(feature, at, left, right)),
    node: fc.oneof({ maxDepth: 4, depthSize: "small" }, tie("leaf"), tie("split")),
  })).node;
  // Values between all thresholds 0 … 3.
  const grid = [-0.5, 0.5, 1.5, 2.5, 3.5];
  fc.assert(
    fc.property(node, (root) => {
      const tree = treeOf(root);
      const valueAt = (x: readonly number[]): number =>
        tree.value[
          leafOf(
            tree,
            x.map((one) => Float64Array.of(one)),
            0,
          )
        ]!;
      let [fall, rise] = [0, 0];
      for (const b of grid)
        for (const c of grid) {
          const swept = sweepOf(grid.map((a) => valueAt([a, b, c])));
          fall = Math.max(fall, swept.fall);
          rise = Math.max(rise, swept.rise);
        }
      expect(certificateOf({ trees: [tree], outputs: 1, divisor: 1 }, 0)).toMatchObject({ mostFall: fall, mostRise: rise });
    }),
    { numRuns: 300 },
  );
});

test("a sweep: the largest fall and rise in order, wherever they are", () => {
  expect(sweepOf([1, 4, 2, 3])).toEqual({ fall: 2, fallFrom: 1, fallTo: 2, rise: 3, riseFrom: 0, riseTo: 1 });
  expect(sweepOf([3, 1, 5, 0])).toMatchObject({ fall: 5, fallFrom: 2, fallTo: 3, rise: 4 });
  expect(sweepOf([2, 2, Number.NaN, 2])).toMatchObject({ fall: 0, rise: 0 });
  expect(sweepOf([])).toMatchObject({ fall: 0, rise: 0 });
});
