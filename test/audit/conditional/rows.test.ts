import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { audit } from "../../../src/index.js";

interface Cell {
  readonly stratum: string;
  readonly group: string;
  readonly yes: number;
  readonly no: number;
}

/** People of each stratum and group, one row each. */
function people(cells: readonly Cell[]) {
  const rows = cells.flatMap(({ stratum, group, yes, no }) => [
    ...Array.from({ length: yes }, () => ({ stratum, group, decision: 1 })),
    ...Array.from({ length: no }, () => ({ stratum, group, decision: 0 })),
  ]);
  return rows;
}
const options = { prediction: "decision", sensitive: ["group"], strata: ["stratum"], minN: 1 } as const;
const cells: readonly Cell[] = [
  { stratum: "x", group: "a", yes: 30, no: 20 },
  { stratum: "x", group: "b", yes: 10, no: 15 },
  { stratum: "y", group: "a", yes: 20, no: 40 },
  { stratum: "y", group: "b", yes: 4, no: 36 },
];

async function conditionalOf(rows: readonly Record<string, string | number>[], more: object = {}) {
  const result = await audit(rows, { ...options, ...more });
  return { result, row: result.conditional.find(({ metric }) => metric === "selection_rate")! };
}

describe("conditional rows", () => {
  test("two strata by hand: (25·50/75 · (0.4 − 0.6) + 40·60/100 · (0.1 − 1/3)) / (50/3 + 24)", async () => {
    const { row } = await conditionalOf(people(cells));
    const [wx, wy] = [(25 * 50) / 75, (40 * 60) / 100];
    expect(row.reference).toEqual({ group: "a" });
    expect(row.riskDifference.value).toBeCloseTo((wx * -0.2 + wy * (0.1 - 1 / 3)) / (wx + wy), 12);
    // Same spread: 75 and 100 of 175 rows.
    expect(row.standardised[0]!.value).toBeCloseTo((75 * -0.2 + 100 * (0.1 - 1 / 3)) / 175, 12);
    expect(row.standardised[0]).toMatchObject({ method: "stratified_newcombe", weighting: "population" });
    expect(row.riskDifference.method).toBe("mantel_haenszel");
    expect(row.reversal).toBeNull();
  });

  test("equal weights of 2 change no value, and leave the limits where they were: Σw² says how many rows there are", async () => {
    const { row: plain } = await conditionalOf(people(cells));
    const { row } = await conditionalOf(
      people(cells).map((one) => ({ ...one, weight: 2 })),
      { weight: "weight" },
    );
    for (const part of ["riskDifference", "riskRatio", "oddsRatio"] as const) {
      expect(row[part].value).toBeCloseTo(plain[part].value!, 9);
      expect(row[part].method).toBe("linearised");
      expect(row[part].lower! / plain[part].lower!).toBeGreaterThan(0.85);
      expect(row[part].lower! / plain[part].lower!).toBeLessThan(1.15);
    }
    expect(row.standardised[0]!.lower).toBeCloseTo(plain.standardised[0]!.lower!, 9);
    expect(row.independence!.method).toBe("wald_risk_difference");
    expect(row.homogeneity).toBeNull();
  });

  test("clusters of one row each give nearly the limits of independent rows, by the jackknife", async () => {
    const rows = people(cells).map((one, i) => ({ ...one, person: `p${i}` }));
    const { row: plain } = await conditionalOf(rows);
    const { row, result } = await conditionalOf(rows, { cluster: "person" });
    expect(row.riskDifference.value).toBeCloseTo(plain.riskDifference.value!, 9);
    expect(row.riskDifference.method).toBe("jackknife");
    expect(row.riskDifference.upper! - row.riskDifference.lower!).toBeCloseTo(plain.riskDifference.upper! - plain.riskDifference.lower!, 1);
    expect(row.standardised[0]!.method).toBe("jackknife");
    expect(row.independence).toBeNull();
    expect(result.disparities.find(({ id }) => id === "conditional_demographic_disparity@group")!.bounds).not.toBeNull();
  });

  test("a stratum with one of the groups only is left out and said, with its rows", async () => {
    const { row } = await conditionalOf(people([...cells, { stratum: "z", group: "a", yes: 5, no: 2 }]));
    expect(row.strata).toMatchObject({ used: 2, rows: 175, leftOut: [{ stratum: { stratum: "z" }, rows: 7, reason: "group_absent" }] });
  });

  test("nothing in common: no number, and the reason", async () => {
    const { row, result } = await conditionalOf(
      people([
        { stratum: "x", group: "a", yes: 5, no: 5 },
        { stratum: "y", group: "b", yes: 5, no: 5 },
      ]),
    );
    expect(row).toMatchObject({ reason: "no_stratum", standardised: [], independence: null, homogeneity: null, reversal: null });
    expect(row.riskDifference).toMatchObject({ value: null, reason: "no_stratum" });
    expect(result.diagnostics.filter(({ code }) => code === "EH129")).toEqual([]);
  });

  test("a group below the minimum is not compared within strata either", async () => {
    const { row } = await conditionalOf(people(cells), { minN: 70 });
    expect([row.reason, row.riskDifference.value]).toEqual(["below_min_n", null]);
  });

  test("nobody has a hit: ratios are null with the reason, the difference is 0", async () => {
    const { row } = await conditionalOf(people(cells.map((one) => ({ ...one, yes: 0 }))));
    expect([row.riskDifference.value, row.riskRatio.reason, row.oddsRatio.reason]).toEqual([0, "both_zero", "both_zero"]);
    expect(row.independence).toBeNull();
  });

  test("demographic disparity leaves out a stratum where everybody has the same decision, and says so", async () => {
    const { result } = await conditionalOf(
      people([...cells, { stratum: "z", group: "a", yes: 5, no: 0 }, { stratum: "z", group: "b", yes: 5, no: 0 }]),
    );
    const b = result.conditionalDisparity.find(({ group }) => group.group === "b")!;
    // Shares of b among the rejected less among the accepted: 15/35 − 10/40 in x with 75 rows, 36/76 − 4/24 in y with 100.
    expect(b.value).toBeCloseTo((75 * (15 / 35 - 10 / 40) + 100 * (36 / 76 - 4 / 24)) / 175, 12);
    expect(b.ratio).toBeCloseTo((75 * (10 / 40) + 100 * (4 / 24)) / (75 * (15 / 35) + 100 * (36 / 76)), 12);
    expect(b.strata).toEqual({ used: 2, leftOut: [{ stratum: { stratum: "z" }, rows: 10 }] });
    const unfavorable = await audit(people(cells), { ...options, favorable: "negative" });
    const turned = unfavorable.conditionalDisparity.find(({ group }) => group.group === "b")!;
    expect(turned.value).toBeCloseTo(-(75 * (15 / 35 - 10 / 40) + 100 * (36 / 76 - 4 / 24)) / 175, 12);
  });

  test("the disparities of all groups add up to nothing", async () => {
    const count = fc.integer({ min: 1, max: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(count, count, count, count, count, count), { minLength: 1, maxLength: 3 }), async (strata) => {
        const rows = strata.flatMap(([y1, n1, y2, n2, y3, n3], i) =>
          people([
            { stratum: `s${i}`, group: "a", yes: y1, no: n1 },
            { stratum: `s${i}`, group: "b", yes: y2, no: n2 },
            { stratum: `s${i}`, group: "c", yes: y3, no: n3 },
          ]),
        );
        const { result } = await conditionalOf(rows);
        const values = result.conditionalDisparity.map(({ value }) => value!);
        expect(values).toHaveLength(3);
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      }),
      { numRuns: 15 },
    );
  });
});
