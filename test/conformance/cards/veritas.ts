import { expect } from "vitest";
import { auditOf, numbersOf } from "../../conventions/of-counts.js";
import { measured } from "../../disparities/measured.js";
import type { Card } from "../card.js";

export const veritas: Card = {
  peer: "Veritas",
  licence: "Apache-2.0",
  cases: ["veritas-"],
  differences: [
    {
      what: "Ratio of equalized odds",
      theirs: "divided by 2 once more: groups without any difference have 0.5",
      ours: "1 for groups without any difference",
      why: "a ratio of equal numbers is 1",
      async shows() {
        const result = await auditOf({ a: [1, 2, 3, 4], b: [1, 2, 3, 4] }, { convention: ["veritas"] });
        expect(numbersOf(result, "veritas", "b").equal_odds_ratio!.value).toBe(1);
      },
    },
    {
      what: "Direction of disparate impact",
      theirs: "privileged over unprivileged in the published picture (0.755), the other way round in the code",
      ours: "group over reference; both groups' rates stand beside it",
      why: "a ratio without its direction cannot be compared with a limit",
      async shows() {
        const result = await auditOf({ 1: [44, 26, 65, 162], 2: [38, 35, 35, 345] }, { define: { g: { reference: "1" } } });
        const row = result.disparities.find(({ id, group }) => id === "selection_rate__ratio_to_reference@g" && group?.g === "2")!;
        expect(1 / row.value!).toBeCloseTo(0.755, 3);
        expect([row.pair!.a.group.g, row.pair!.b.group.g]).toEqual(["2", "1"]);
      },
    },
    {
      what: "Interval of a metric",
      theirs: "the value ± 2 standard deviations of 50 bootstrap draws: symmetric, and past the ends of the scale",
      ours: "limits that stay on the scale and are found the same way each time",
      why: "a rate is never below 0",
      shows() {
        const [row] = measured({ a: { fp: 1, tn: 9 }, b: { fp: 0, tn: 10 } })("demographic_parity_ratio");
        expect(row!.bounds!.lower).toBeGreaterThanOrEqual(0);
        expect(row!.bounds!.upper).toBeLessThanOrEqual(1);
      },
    },
  ],
};
