import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditOptions, audit } from "../../src/index.js";

type Row = Readonly<Record<string, string | number>>;

async function audited(rows: readonly Row[], options: Omit<AuditOptions, "sensitive">) {
  const result = await audit(rows, { sensitive: ["g"], minN: 1, ...options });
  return (id: string) => result.disparities.find((row) => row.id === `${id}@g`)!;
}

const amounts = (groups: Readonly<Record<string, readonly (readonly [prediction: number, label: number])[]>>) =>
  Object.entries(groups).flatMap(([g, pairs]) => pairs.map(([prediction, label]) => ({ g, prediction, label })));
const regression = { task: "regression", label: "label", prediction: "prediction" } as const;

describe("amounts", () => {
  test("means in standard deviations, of predictions and of errors", async () => {
    const of = await audited(
      amounts({
        a: [
          [1, 1],
          [3, 1],
        ],
        b: [
          [4, 5],
          [6, 9],
        ],
      }),
      regression,
    );
    expect(of("standardized_mean_difference").value).toBeCloseTo(3 / Math.SQRT2, 12);
    // Errors 0 2 against −1 −3: means 1 and −2, standard deviation √2.
    expect(of("residual_standardized_mean_difference").value).toBeCloseTo(3 / Math.SQRT2, 12);
    expect(of("standardized_mean_difference").pair).toMatchObject({ a: { group: { g: "b" } }, b: { group: { g: "a" } } });
  });

  test("the loss of the group that is predicted worst", async () => {
    const of = await audited(
      amounts({
        a: [
          [1, 3],
          [5, 3],
        ],
        b: [
          [0, 5],
          [9, 4],
        ],
        c: [
          [2, 2],
          [3, 4],
        ],
      }),
      regression,
    );
    expect(of("bounded_group_loss")).toMatchObject({ value: 5, pair: { a: { group: { g: "b" } }, b: { group: { g: "c" } } } });
  });

  test("what has no value says why", async () => {
    const constant = await audited(
      amounts({
        a: [
          [1, 1],
          [1, 2],
        ],
        b: [
          [1, 1],
          [1, 3],
        ],
      }),
      regression,
    );
    expect(constant("standardized_mean_difference")).toMatchObject({ value: null, reason: "not_applicable" });
    const one = await audited(
      amounts({
        a: [
          [1, 1],
          [2, 2],
        ],
      }),
      regression,
    );
    for (const id of ["standardized_mean_difference", "bounded_group_loss", "ks"])
      expect(one(id), id).toMatchObject({ value: null, reason: "fewer_than_two_groups" });
    const { label: _, ...without } = regression;
    const unlabelled = await audited(
      amounts({
        a: [
          [1, 0],
          [2, 0],
        ],
        b: [
          [3, 0],
          [5, 0],
        ],
      }),
      without,
    );
    expect(unlabelled("bounded_group_loss")).toMatchObject({ value: null, reason: "no_label" });
    expect(unlabelled("standardized_mean_difference").value).toBeCloseTo((4 - 1.5) / Math.sqrt((0.5 + 2) / 2), 12);
  });

  test("shifting and scaling the amounts changes no standardised difference; weights that are all alike count for nothing", async () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pairs, pairs, fc.integer({ min: 1, max: 5 }), async (a, b, by) => {
        const ids = ["standardized_mean_difference", "residual_standardized_mean_difference"];
        const plain = await audited(amounts({ a, b }), regression);
        const scaled = (all: typeof a) => all.map(([p, l]) => [p * by + 7, l * by + 7] as const);
        const moved = await audited(amounts({ a: scaled(a), b: scaled(b) }), regression);
        const weighted = await audited(
          amounts({ a, b }).map((row) => ({ ...row, w: 3 })),
          { ...regression, weight: "w" },
        );
        for (const id of ids) {
          const { value } = plain(id);
          if (value === null) expect(moved(id).value).toBeNull();
          else {
            expect(moved(id).value).toBeCloseTo(value, 8);
            expect(weighted(id).value).toBeCloseTo(value, 8);
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("classes", () => {
  const classes = (groups: Readonly<Record<string, string>>) =>
    Object.entries(groups).flatMap(([g, letters]) => [...letters].map((prediction) => ({ g, prediction, label: prediction })));
  const multiclass = { task: "multiclass", label: "label", prediction: "prediction" } as const;

  test("how much of one group's predictions would have to change", async () => {
    const of = await audited(classes({ a: "cccccddddd", b: "ccdddddbbb", c: "ccccdddddb" }), multiclass);
    expect(of("total_variation_distance").value).toBeCloseTo(0.3, 12);
    expect(of("mean_total_variation_distance").value).toBeCloseTo((0.3 + 0.1 + 0.2) / 3, 12);
    expect(of("total_variation_distance").pair).toMatchObject({ a: { group: { g: "a" } }, b: { group: { g: "b" } } });
  });

  test("equal groups are at 0 with a p-value of 1, disjoint ones at 1 with a small one", async () => {
    const equal = await audited(classes({ a: "ccccdddd", b: "ccccdddd" }), multiclass);
    expect(equal("total_variation_distance")).toMatchObject({ value: 0, pValue: 1 });
    const apart = await audited(classes({ a: "cccccccc", b: "dddddddd" }), multiclass);
    expect(apart("total_variation_distance").value).toBe(1);
    expect(apart("total_variation_distance").pValue!).toBeLessThan(0.005);
    expect(apart("total_variation_distance").expectedUnderNone!).toBeGreaterThan(0);
  });
});
