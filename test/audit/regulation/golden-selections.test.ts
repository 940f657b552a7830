import { describe, expect, test } from "vitest";
import { selectionTable } from "../../../src/audit/regulation/selection-table.js";
import { goldenSelections } from "./golden-selections.js";

describe.each(Object.entries(goldenSelections))("%s", (_, { reference, total, rows }) => {
  const table = selectionTable(
    rows.map(({ group, counts: [n, selected] }) => ({ group: { group }, n, selected })),
    { by: ["group"], outcome: "selected", unknown: { n: 0, selected: 0 } },
  );

  test("the highest rate is the reference", () => expect(table.reference).toEqual({ group: reference }));

  test("everybody is counted once", () => expect([table.n, table.selected]).toEqual(total));

  test.each(rows)("$group", ({ group, wilson, compared }) => {
    const row = table.rows.find((one) => one.group.group === group)!;
    expect(row.rate).toBe(row.selected / row.n);
    expect(row.lower).toBeCloseTo(wilson[0], 10);
    expect(row.upper).toBeCloseTo(wilson[1], 10);
    if (compared === null) {
      // Of equal highest rates only one is the reference.
      if (group === reference) expect(row.comparison).toBeNull();
      else expect(row.comparison!.ratio).toBe(1);
      return;
    }
    const [ratio, below, z, zP, fisherP, deviations, toReference, toPooled, toFourFifths, flips] = compared;
    const found = row.comparison!;
    expect(found.ratio).toBeCloseTo(ratio, 10);
    expect(found.z).toBeCloseTo(z, 9);
    expect(found.zP! / zP).toBeCloseTo(1, 9);
    expect(found.fisherP / fisherP).toBeCloseTo(1, 9);
    expect(found.standardDeviations).toBeCloseTo(deviations, 9);
    expect(found.shortfall.toReference).toBeCloseTo(toReference, 9);
    expect(found.shortfall.toPooled).toBeCloseTo(toPooled, 9);
    // Some let a selection moved between equal rates turn them round; here there is an order to turn first (docs/conformance.md).
    expect([found.belowFourFifths, found.toFourFifths, found.flips]).toEqual([below, Math.max(0, toFourFifths), flips && ratio < 1]);
  });
});
