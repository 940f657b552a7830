import { perturbations as shelf } from "../../perturbations/index.js";
import type { Perturbation } from "../../perturbations/perturbation.js";
import type { StressSettings, StressTest } from "../../policy/stress-settings.js";
import { MOST_SWAPS, named, usualTests } from "./planned.js";

interface Size {
  readonly rows: number;
  readonly features: number;
  readonly attributes: number;
  readonly numbers?: number;
}

/** Rows that all disturbances ask about at most: every row is changed by every one, whatever the columns hold. */
export function struckEvals(settings: StressSettings, size: Size): number {
  if (settings.tests === null) return 0;
  const perturbations: readonly Perturbation[] = [...shelf, ...settings.own];
  const tests = settings.tests.length > 0 ? settings.tests : usualTests(perturbations);
  return tests.reduce((sum, test) => sum + evalsOf(test, named(test.test, perturbations), settings, size), 0);
}

function evalsOf(test: StressTest, { suits, strikes, ladder, drawn }: Perturbation, settings: StressSettings, size: Size): number {
  const steps = test.amount !== null || ladder.length === 1 ? 1 : settings.severities.length;
  const repeats = drawn ? (test.repeats ?? settings.repeats) : 1;
  if (suits === "label") return 0;
  // Rows may stand twice.
  if (suits === "rows") return steps * repeats * 2 * size.rows;
  if (suits === "attribute") return steps * MOST_SWAPS * size.attributes * size.rows;
  const named = Array.isArray(test.columns) ? test.columns.length : settings.columns.length > 0 ? settings.columns.length : size.features;
  const numbers = size.numbers ?? size.features;
  const open = Math.min(
    named,
    suits === "numbers" ? numbers : suits === "categories" || suits === "dates" ? size.features - (size.numbers ?? 0) : named,
  );
  const together = strikes.includes("together") ? repeats : 0;
  const each =
    (suits === "pairs"
      ? Math.max(0, open - 1)
      : suits === "driven"
        ? open * Math.max(1, size.attributes)
        : strikes.includes("each")
          ? open
          : 0) * (test.repeats !== null && drawn ? test.repeats : 1);
  return steps * (together + each) * size.rows;
}
