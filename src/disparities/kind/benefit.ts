import { total } from "../../metrics/kind/confusion.js";
import type { Counts } from "../../metrics/kind/counts.js";
import { type Estimate, hasValue, type Metric, type NoEstimate } from "../../metrics/kind/metric.js";
import { type Cells, smooth } from "../../metrics/kind/smooth.js";
import type { Spread } from "../../stats/generalized-entropy.js";

/** What people get beyond what they are due, plus one: 0 for those wrongly turned down, 1 for those judged rightly, 2 for those wrongly favoured. */
export const BENEFITS = [0, 1, 2] as const;

/** How much weight has each benefit, over the rows with label and decision. */
export function benefitsOf({ tp, fp, fn, tn }: Pick<Counts, "tp" | "fp" | "fn" | "tn">, { favorable }: Pick<Cells, "favorable">): Spread {
  const [denied, given] = favorable === "positive" ? [fn, fp] : [fp, fn];
  return { values: BENEFITS, weights: [denied, tp + tn, given] };
}

interface OfBenefits {
  readonly id: string;
  readonly title: string;
  readonly formula: string;
  readonly range: Metric["range"];
  readonly source: string;
  of(benefits: Spread): number | null;
}

/**
 * A number of the people's benefits as metrics see it: the value with delta-method limits.
 *
 * It is on no shelf of metrics, as its disparity has its name. No value when nobody has a benefit, and none where it would be infinite.
 */
export function metricOfBenefits({ of, ...facts }: OfBenefits): Metric {
  const metric = smooth((counts, cells) => (counts.tp + counts.fp + counts.fn + counts.tn > 0 ? of(benefitsOf(counts, cells)) : null), {
    ...facts,
    unit: "score",
    better: "lower",
    needs: ["label", "prediction"],
    aliases: [],
    sentence: null,
  });
  return {
    ...metric,
    estimate(sample): Estimate | NoEstimate {
      const found = metric.estimate(sample);
      return hasValue(found) || total(sample.confusion).n === 0 || found.n === 0 ? found : { ...found, reason: "no_benefit" };
    },
  };
}
