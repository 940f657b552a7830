import fc from "fast-check";
import type { Ensemble, Tree } from "../../src/models/trees/ensemble.js";
import { missingKinds, testKinds } from "../../src/models/trees/ensemble.js";
import { type FileNode, treeOf } from "../../src/models/trees/tree-builder.js";

/** A tree as it is drawn: a leaf's value and cover, or a test and what lies on either side. */
export type Drawn =
  | { readonly leaf: number; readonly cover?: number }
  | { readonly feature: number; readonly at: number; readonly left: Drawn; readonly right: Drawn }
  | { readonly feature: number; readonly codes: readonly number[]; readonly left: Drawn; readonly right: Drawn };

/** The ensemble of drawn trees over features x0, x1, …; missing values go left. */
export function ensembleOf(drawn: readonly Drawn[], features: number, base = 0): Ensemble {
  return {
    library: "drawn",
    features: Array.from({ length: features }, (_, i) => ({ name: `x${i}`, categories: null })),
    trees: drawn.map(treeFrom),
    outputs: 1,
    base: Float64Array.of(base),
    divisor: 1,
    precision: "double",
    transform: { kind: "identity", slope: 1 },
  };
}

function treeFrom(root: Drawn): Tree {
  const nodes: FileNode[] = [];
  const value: number[] = [];
  const cover: number[] = [];
  const add = (drawn: Drawn): number => {
    if ("leaf" in drawn) {
      cover.push(drawn.cover ?? 1);
      return -value.push(drawn.leaf);
    }
    const place = nodes.push({} as FileNode) - 1;
    const left = add(drawn.left);
    const right = add(drawn.right);
    const isSet = "codes" in drawn;
    nodes[place] = {
      feature: drawn.feature,
      test: isSet ? testKinds.oneOf : testKinds.atMost,
      threshold: isSet ? 0 : drawn.at,
      missing: missingKinds.nan,
      missingLeft: true,
      codes: isSet ? drawn.codes : [],
      left,
      right,
    };
    return place;
  };
  add(root);
  return treeOf(0, nodes, { value, cover });
}

const leaf = fc.record({ leaf: fc.integer({ min: -8, max: 8 }), cover: fc.integer({ min: 1, max: 9 }) });

/** Random trees over so many features: numeric and category tests, features that come back on a path, empty intervals. */
export const trees = (features: number): fc.Arbitrary<readonly Drawn[]> =>
  fc.array(
    fc.letrec<{ any: Drawn }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc.record({ feature: fc.nat(features - 1), at: fc.constantFrom(-1, 0, 0.5, 1), left: tie("any"), right: tie("any") }),
        fc.record({
          feature: fc.nat(features - 1),
          codes: fc.uniqueArray(fc.nat(3), { minLength: 1 }),
          left: tie("any"),
          right: tie("any"),
        }),
      ),
    })).any,
    { minLength: 1, maxLength: 3 },
  );

export const rowsOf = (features: number, maxLength: number): fc.Arbitrary<readonly (readonly number[])[]> =>
  fc.array(fc.tuple(...Array.from({ length: features }, () => fc.constantFrom(-2, -1, 0, 0.5, 1, 2, 3, Number.NaN))), {
    minLength: 1,
    maxLength,
  });

/** Rows as one array a feature. */
export const columnsOf = (rows: readonly (readonly number[])[], features: number): Float64Array[] =>
  Array.from({ length: features }, (_, j) => Float64Array.from(rows, (row) => row[j]!));
