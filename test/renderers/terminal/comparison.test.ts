import { expect, test } from "vitest";
import { renderComparison } from "../../../src/renderers/terminal/comparison.js";

const number = { paired: true, reason: null } as const;
const screen = { width: 80, color: false, symbols: "ascii" } as const;

test("a change is what is now less what was before, and the word says whether it is worse", () => {
  const text = renderComparison(
    {
      before: "a.csv",
      now: "b.csv",
      numbers: [
        // Stored changes are positive where something is worse: accuracy fell by 0.05, the gap grew by 0.04, the true positive rate rose by 0.03.
        { ...number, id: "accuracy", before: 0.85, now: 0.8, delta: 0.05, lower: 0.01, upper: 0.09, change: "worse" },
        {
          ...number,
          id: "demographic_parity_difference@sex",
          before: 0.1,
          now: 0.14,
          delta: 0.04,
          lower: 0.01,
          upper: 0.07,
          change: "worse",
        },
        { ...number, id: "true_positive_rate", before: 0.8, now: 0.83, delta: -0.03, lower: -0.07, upper: 0.01, change: "not clear" },
      ],
    } as unknown as Parameters<typeof renderComparison>[0],
    screen,
  );
  expect(text).toContain("worse: -0.050 (-0.090 to -0.010)");
  expect(text).toContain("worse: +0.040 (+0.010 to +0.070)");
  expect(text).toContain("no clear change: +0.030 (-0.010 to +0.070)");
});
