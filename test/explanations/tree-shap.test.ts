import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assertAdditive } from "../../src/explanations/additivity.js";
import { interventionalShap, pathDependentShap } from "../../src/explanations/tree-shap.js";
import type { Ensemble } from "../../src/models/trees/ensemble.js";
import { featureColumns } from "../../src/models/trees/feature-columns.js";
import { readLightgbm } from "../../src/models/trees/lightgbm.js";
import { rawScores } from "../../src/models/trees/raw-scores.js";
import { xgboostEnsemble } from "../../src/models/trees/xgboost.js";
import { tableFrom } from "../../src/table/table.js";
import { columnsOf, type Drawn, ensembleOf, rowsOf, trees } from "./small-ensemble.js";

const scoreOf = (ensemble: Ensemble, row: readonly number[]): number => rawScores(ensemble, columnsOf([row], row.length), 1)[0]![0]!;
const phi = (contributions: readonly Float64Array[], row = 0): number[] => contributions.map((one) => one[row]!);

/** Shapley values by their definition: every subset of features, every background row. */
function byDefinition(ensemble: Ensemble, x: readonly number[], background: readonly (readonly number[])[]): number[] {
  const m = x.length;
  const v = Array.from({ length: 2 ** m }, (_, set) => {
    const mixed = background.map((r) => r.map((value, j) => ((set >> j) & 1 ? x[j]! : value)));
    return mixed.reduce((sum, row) => sum + scoreOf(ensemble, row), 0) / background.length;
  });
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return x.map((_, j) =>
    v.reduce((sum, value, set) => {
      if ((set >> j) & 1) return sum;
      const size = set.toString(2).replaceAll("0", "").length;
      return sum + ((factorial(size) * factorial(m - 1 - size)) / factorial(m)) * (v[set | (1 << j)]! - value);
    }, 0),
  );
}

test("interventional values are the definition's, on random trees with categories, missing values and repeated features", () => {
  fc.assert(
    fc.property(trees(4), rowsOf(4, 3), rowsOf(4, 5), (drawn, rows, background) => {
      const ensemble = ensembleOf(drawn, 4, 0.25);
      const found = interventionalShap(
        ensemble,
        { columns: columnsOf(rows, 4), rows: rows.length },
        { columns: columnsOf(background, 4), rows: background.length },
      );
      rows.forEach((row, i) => {
        byDefinition(ensemble, row, background).forEach((wanted, j) => {
          expect(found.contributions[j]![i]).toBeCloseTo(wanted, 10);
        });
        expect(found.base + phi(found.contributions, i).reduce((a, b) => a + b, 0)).toBeCloseTo(scoreOf(ensemble, row), 10);
      });
    }),
    { numRuns: 200 },
  );
});

test("weights of the background count as rows", () => {
  const ensemble = ensembleOf([fever], 2);
  const own = { columns: columnsOf([[1, 1]], 2), rows: 1 };
  const replicated = interventionalShap(ensemble, own, {
    columns: columnsOf(
      [
        [0, 0],
        [0, 0],
        [1, 0],
      ],
      2,
    ),
    rows: 3,
  });
  const weighted = interventionalShap(ensemble, own, {
    columns: columnsOf(
      [
        [0, 0],
        [1, 0],
      ],
      2,
    ),
    rows: 2,
    weights: Float64Array.of(2, 1),
  });
  expect(phi(weighted.contributions)).toEqual(phi(replicated.contributions).map((x) => expect.closeTo(x, 12)));
});

// The two trees of the TreeSHAP paper: fever (x0) and cough (x1); leaves no/no, cough only, fever only, both.
const fever: Drawn = {
  feature: 0,
  at: 0.5,
  left: { feature: 1, at: 0.5, left: { leaf: 0 }, right: { leaf: 0 } },
  right: { feature: 1, at: 0.5, left: { leaf: 0 }, right: { leaf: 80 } },
};
const cough: Drawn = {
  feature: 1,
  at: 0.5,
  left: { feature: 0, at: 0.5, left: { leaf: 0 }, right: { leaf: 0 } },
  right: { feature: 0, at: 0.5, left: { leaf: 10 }, right: { leaf: 90 } },
};

test.each<[string, Drawn, number, readonly (readonly [readonly number[], readonly number[]])[]]>([
  [
    "A",
    fever,
    20,
    [
      [
        [1, 1],
        [30, 30],
      ],
      [
        [1, 0],
        [10, -30],
      ],
      [
        [0, 1],
        [-30, 10],
      ],
      [
        [0, 0],
        [-10, -10],
      ],
    ],
  ],
  [
    "B",
    cough,
    25,
    [
      [
        [1, 1],
        [30, 35],
      ],
      [
        [1, 0],
        [10, -35],
      ],
      [
        [0, 1],
        [-30, 15],
      ],
      [
        [0, 0],
        [-10, -15],
      ],
    ],
  ],
])("model %s of Lundberg, Erion & Lee (2018): base and values of all four patients", (_, drawn, base, patients) => {
  for (const [row, wanted] of patients) {
    const found = pathDependentShap(ensembleOf([drawn], 2), { columns: columnsOf([row], 2), rows: 1 });
    expect(found.base).toBeCloseTo(base, 12);
    expect(phi(found.contributions)).toEqual(wanted.map((x) => expect.closeTo(x, 12)));
  }
});

test("path-dependent and interventional values differ where features hang together", () => {
  // x0 ≤ .5 ? (x1 ≤ .5 ? 0 : 1) : 2 with covers 45, 15, 40.
  const drawn: Drawn = {
    feature: 0,
    at: 0.5,
    left: { feature: 1, at: 0.5, left: { leaf: 0, cover: 45 }, right: { leaf: 1, cover: 15 } },
    right: { leaf: 2, cover: 40 },
  };
  const ensemble = ensembleOf([drawn], 2);
  const people = [
    ...Array.from({ length: 45 }, () => [0, 0]),
    ...Array.from({ length: 15 }, () => [0, 1]),
    ...Array.from({ length: 40 }, () => [1, 1]),
  ];
  const background = { columns: columnsOf(people, 2), rows: 100 };
  for (const [row, path, interventional] of [
    [
      [0, 1],
      [-0.55, 0.6],
      [-0.4, 0.45],
    ],
    [
      [0, 0],
      [-0.75, -0.2],
      [-0.6, -0.35],
    ],
    [
      [1, 1],
      [0.825, 0.225],
      [0.825, 0.225],
    ],
  ] as const) {
    const own = { columns: columnsOf([row], 2), rows: 1 };
    expect(phi(pathDependentShap(ensemble, own).contributions)).toEqual(path.map((x) => expect.closeTo(x, 12)));
    expect(phi(interventionalShap(ensemble, own, background).contributions)).toEqual(interventional.map((x) => expect.closeTo(x, 12)));
  }
});

test("a value just above a threshold is above it, in double precision", () => {
  const ensemble = ensembleOf([{ feature: 0, at: 0.1, left: { leaf: 0 }, right: { leaf: 1 } }], 2);
  const own = { columns: columnsOf([[0.1000000005, 7]], 2), rows: 1 };
  expect(
    phi(
      interventionalShap(ensemble, own, {
        columns: columnsOf(
          [
            [0, 1],
            [0.05, 2],
          ],
          2,
        ),
        rows: 2,
      }).contributions,
    ),
  ).toEqual([1, 0]);
});

const folder = "fixtures/oracle/trees";
const table = tableFrom(JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | string | null)[]>);
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")) as Record<
  string,
  { readonly raw: number[][]; readonly contributions?: number[][] | null }
>;

test("LightGBM's own pred_contrib, native categories included, within 1e-12", () => {
  const ensemble = readLightgbm(readFileSync(`${folder}/lightgbm-binary.txt`, "utf8"), "m");
  const found = pathDependentShap(ensemble, { columns: featureColumns(table, ensemble.features), rows: table.rows });
  const worst = expected["lightgbm-binary"]!.contributions!.reduce(
    (most, row, i) =>
      Math.max(most, Math.abs(row.at(-1)! - found.base), ...phi(found.contributions, i).map((x, j) => Math.abs(x - row[j]!))),
    0,
  );
  expect(worst).toBeLessThan(1e-12);
});

// LightGBM 4.6.0, predict(pred_contrib=True) of the first row: features, then the base; all 240 rows agree within 1.4e-15.
test("LightGBM's own pred_contrib of every class", () => {
  const ensemble = readLightgbm(readFileSync(`${folder}/lightgbm-multiclass.txt`, "utf8"), "m");
  const rows = { columns: featureColumns(table, ensemble.features), rows: table.rows };
  const found = [0, 1, 2].map((k) => pathDependentShap(ensemble, rows, k));
  expect(found.map(({ base, contributions }) => [...phi(contributions), base])).toEqual(
    [
      [0.510643245049, -0.033791922225, -0.046761594589, -0.048610388679, -1.105738576876],
      [-0.007078209942, 0.066723276344, -0.019056560048, 0, -1.387919973908],
      [-0.531268243744, 0.040701231157, -0.005053856385, 0.084592674565, -0.886908284668],
    ].map((row) => row.map((x) => expect.closeTo(x, 11))),
  );
});

test("contributions add up to the score of every row, for real models and every output", () => {
  const softprob = xgboostEnsemble(JSON.parse(readFileSync(`${folder}/xgboost-softprob.json`, "utf8")), "m");
  for (const ensemble of [readLightgbm(readFileSync(`${folder}/lightgbm-forest.txt`, "utf8"), "m"), softprob]) {
    const rows = { columns: featureColumns(table, ensemble.features), rows: table.rows };
    for (let k = 0; k < ensemble.outputs; k++) {
      const raw = rawScores({ ...ensemble, trees: ensemble.trees, precision: ensemble.precision }, rows.columns, rows.rows)[k]!;
      const { base, contributions } = interventionalShap(ensemble, rows, rows, k);
      raw.forEach((score, i) => {
        const sum = base + phi(contributions, i).reduce((a, b) => a + b, 0);
        // XGBoost adds in single precision.
        expect(Math.abs(sum - score / ensemble.divisor)).toBeLessThan(ensemble.precision === "single" ? 2e-6 : 1e-9);
      });
    }
  }
});

test("a stump has a base and nothing to attribute; no rows are no rows", () => {
  const found = interventionalShap(
    ensembleOf([{ leaf: 3 }], 1, 2),
    { columns: [Float64Array.of(1)], rows: 1 },
    { columns: [Float64Array.of(0)], rows: 1 },
  );
  expect([found.base, phi(found.contributions)]).toEqual([5, [0]]);
  expect(pathDependentShap(ensembleOf([fever], 2), { columns: columnsOf([], 2), rows: 0 }).contributions[0]).toHaveLength(0);
});

test("S9: more weight on a feature never lowers its part: from model A to B the cough's rises from 30 to 35", () => {
  const both = { columns: columnsOf([[1, 1]], 2), rows: 1 };
  const [a, b] = [fever, cough].map((drawn) => phi(pathDependentShap(ensembleOf([drawn], 2), both).contributions)[1]!);
  expect([a, b]).toEqual([expect.closeTo(30, 12), expect.closeTo(35, 12)]);
});

test("S9: a feature in no tree has nothing, features that change places change parts, ensembles together have the sum", () => {
  fc.assert(
    fc.property(trees(2), trees(2), rowsOf(3, 2), rowsOf(3, 4), (one, two, rows, people) => {
      const shap = (drawn: readonly Drawn[], order = [0, 1, 2]) => {
        const turned = (list: readonly (readonly number[])[]) => columnsOf(list, 3).map((_, j) => columnsOf(list, 3)[order[j]!]!);
        return interventionalShap(
          ensembleOf(drawn, 3),
          { columns: turned(rows), rows: rows.length },
          { columns: turned(people), rows: people.length },
        ).contributions;
      };
      const [first, second, both] = [shap(one), shap(two), shap([...one, ...two])];
      expect([...first[2]!].every((x) => x === 0)).toBe(true);
      both.forEach((values, j) => {
        values.forEach((x, i) => {
          expect(x).toBeCloseTo(first[j]![i]! + second[j]![i]!, 9);
        });
      });
      const swapped = (drawn: Drawn): Drawn =>
        "leaf" in drawn ? drawn : { ...drawn, feature: 1 - drawn.feature, left: swapped(drawn.left), right: swapped(drawn.right) };
      const mirror = shap(one.map(swapped), [1, 0, 2]);
      [...first[0]!].forEach((x, i) => {
        expect(mirror[1]![i]).toBeCloseTo(x, 9);
      });
    }),
    { numRuns: 60 },
  );
});

test("numbers that do not add up are a fault, not a result", () => {
  const parts = [Float64Array.of(1, 1), Float64Array.of(2, 2)];
  expect(assertAdditive(1, parts, Float64Array.of(4, 4 + 1e-10))).toBeLessThan(1e-9);
  expect(() => assertAdditive(1, parts, Float64Array.of(4, 4.001))).toThrow(/EH900.*row 2/);
  expect(() => assertAdditive(1, parts, Float64Array.of(4, Number.NaN))).toThrow(/EH900/);
});
