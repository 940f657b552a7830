import { project } from "../../disparities/projection.js";
import { confusionCells } from "../../metrics/kind/confusion.js";
import type { ShareMetric } from "../../metrics/kind/share.js";
import { frechetBounds } from "../../stats/frechet-bounds.js";
import { drawMultinomial } from "../../stats/multinomial-draw.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Rng } from "../../stats/rng.js";
import { alikeOf, alikes, type Masks } from "./alike.js";
import type { Kind, Memberships } from "./probabilities.js";
import type { MembershipGap, MembershipGroup, MembershipRow, Range } from "./row.js";

const OUTCOMES = confusionCells.length;

export interface MembershipPlan {
  readonly favorable: "positive" | "negative";
  readonly confidence: number;
  readonly resamples: number;
  readonly random: Rng;
  /** Rows of a cluster are not independent, so that there are no bootstrap limits. */
  readonly clustered: boolean;
}

/** Expected members of each group by outcome. */
type Expected = readonly Float64Array[];

/** The rates of one attribute's groups, every row counting for each as much as its probability. */
export function membershipRows(
  attribute: string,
  { groups, kinds, missing }: Memberships,
  metrics: readonly ShareMetric[],
  plan: MembershipPlan,
): readonly MembershipRow[] {
  const rows = kinds.reduce((sum, { n }) => sum + n, 0);
  const counts = Float64Array.from(kinds, ({ n }) => n);
  const expected = expectedOf(kinds, counts, groups.length);
  const drawn = plan.clustered ? [] : draws(kinds, counts, { rows, groups: groups.length, plan });
  const alike = alikes(kinds);
  return metrics.map((metric) => {
    const masks = masksOf(metric, plan.favorable);
    const values = groups.map((_, g) => rateOf(expected[g]!, masks));
    const sampled = groups.map((_, g) => Float64Array.from(drawn, (one) => rateOf(one[g]!, masks) ?? Number.NaN));
    const bounds = groups.map((_, g) => frechetBounds(alike.map((kind) => alikeOf(kind, g, masks))));
    const found = groups.map(({ group, column }, g): MembershipGroup => {
      const own = sampled[g]!;
      const usable = values[g] !== null && own.length > 0 && !own.some(Number.isNaN);
      const limits = usable ? percentiles(own, 1 - plan.confidence) : null;
      return {
        group,
        column,
        expected: trialsOf(expected[g]!, masks),
        value: values[g]!,
        lower: limits && Math.min(limits.lower, values[g]!),
        upper: limits && Math.max(limits.upper, values[g]!),
        frechet: values[g] === null ? null : bounds[g]!,
        reason: values[g] === null ? "zero_denominator" : plan.clustered ? "clustered_rows" : usable ? null : "zero_denominator",
      };
    });
    const known = [...groups.keys()].filter((g) => values[g] !== null);
    const compared = known.map((g) => ({ value: values[g]!, draws: sampled[g]!, frechet: bounds[g]! }));
    return {
      attribute,
      metric: metric.id,
      rows,
      missing,
      kinds: alike.length,
      groups: found,
      gap: compared.length < 2 ? none : apart(compared, "difference", plan),
      ratio: compared.length < 2 ? none : apart(compared, "ratio", plan),
      draws: drawn.length,
      reason: compared.length < 2 ? "fewer_than_two_groups" : plan.clustered ? "clustered_rows" : null,
    };
  });
}

const none: MembershipGap = { value: null, lower: null, upper: null, frechet: null };

function masksOf({ share }: ShareMetric, favorable: MembershipPlan["favorable"]): Masks {
  const trials = confusionCells.map(({ label, prediction }) => share.trials(label, prediction));
  const hits = confusionCells.map(({ label, prediction }, o) => trials[o]! && share.hits(label, prediction, favorable));
  return { hits, misses: trials.map((trial, o) => trial && !hits[o]) };
}

function expectedOf(kinds: readonly Kind[], counts: Float64Array, groups: number): Expected {
  const sums = Array.from({ length: groups }, () => new Float64Array(OUTCOMES));
  kinds.forEach(({ probabilities, outcome }, k) => {
    for (let g = 0; g < groups; g++) sums[g]![outcome]! += counts[k]! * probabilities[g]!;
  });
  return sums;
}

/** The same of samples drawn with replacement: a draw of rows is a draw of how many there are of each kind. */
function draws(
  kinds: readonly Kind[],
  counts: Float64Array,
  { rows, groups, plan }: { readonly rows: number; readonly groups: number; readonly plan: MembershipPlan },
): readonly Expected[] {
  const drawn = new Float64Array(kinds.length);
  return Array.from({ length: plan.resamples }, () => {
    drawMultinomial(rows, counts, plan.random, drawn);
    return expectedOf(kinds, drawn, groups);
  });
}

const sumWhere = (values: Float64Array, mask: readonly boolean[]): number =>
  values.reduce((sum, value, o) => (mask[o] ? sum + value : sum), 0);
const trialsOf = (values: Float64Array, { hits, misses }: Masks): number => sumWhere(values, hits) + sumWhere(values, misses);

function rateOf(values: Float64Array, masks: Masks): number | null {
  const trials = trialsOf(values, masks);
  return trials > 0 ? sumWhere(values, masks.hits) / trials : null;
}

function percentiles(draws: Float64Array, alpha: number): Range {
  const ordered = draws.slice().sort();
  const at = (share: number): number => ordered[Math.min(ordered.length - 1, Math.max(0, Math.ceil(share * ordered.length) - 1))]!;
  return { lower: at(alpha / 2), upper: at(1 - alpha / 2) };
}

interface Compared {
  readonly value: number;
  readonly draws: Float64Array;
  readonly frechet: Range | null;
}

/** The largest pair with bounds over all pairs: normal limits with the pair's bootstrap error, never a bootstrap of the largest. */
function apart(groups: readonly Compared[], scale: "difference" | "ratio", { confidence }: MembershipPlan): MembershipGap {
  const ordered = [...groups].sort((a, b) => (scale === "difference" ? b.value - a.value : a.value - b.value));
  const of = (a: number, b: number): number | null => (scale === "difference" ? a - b : a > 0 && b > 0 ? a / b : null);
  const errors = new Map<string, number | null>();
  const errorOf = (i: number, j: number): number | null => {
    const key = i < j ? `${i} ${j}` : `${j} ${i}`;
    if (!errors.has(key)) errors.set(key, errorOfPair(ordered[i]!.draws, ordered[j]!.draws, scale));
    return errors.get(key)!;
  };
  const found = project(
    {
      k: ordered.length,
      scale,
      value: (i, j) => of(ordered[i]!.value, ordered[j]!.value),
      limits(i, j, alpha) {
        const [value, error] = [of(ordered[i]!.value, ordered[j]!.value), errorOf(i, j)];
        if (value === null || error === null) return null;
        const reach = normalQuantile(1 - alpha) * error;
        return scale === "difference"
          ? { lower: value - reach, upper: value + reach }
          : { lower: value * Math.exp(-reach), upper: value * Math.exp(reach) };
      },
    },
    { alpha: 1 - confidence, limit: null },
  );
  const value = of(ordered[0]!.value, ordered.at(-1)!.value);
  const far = found?.far?.at ?? null;
  return {
    value,
    ...(scale === "difference"
      ? { lower: found && Math.max(0, found.near.at), upper: far }
      : { lower: far, upper: found && Math.min(1, found.near.at) }),
    frechet: frechetApart(ordered, scale),
  };
}

/** The standard deviation of the difference over draws; of the logarithm of the ratio. */
function errorOfPair(a: Float64Array, b: Float64Array, scale: "difference" | "ratio"): number | null {
  const found = a.map((x, i) => (scale === "difference" ? x - b[i]! : Math.log(x / b[i]!)));
  if (found.length < 2 || !found.every(Number.isFinite)) return null;
  const mean = found.reduce((sum, x) => sum + x, 0) / found.length;
  return Math.sqrt(found.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (found.length - 1));
}

function frechetApart(groups: readonly Compared[], scale: "difference" | "ratio"): Range | null {
  const ends = groups.map(({ frechet }) => frechet);
  if (ends.some((one) => one === null)) return null;
  const pairs = ends.flatMap((a, i) => ends.filter((_, j) => i !== j).map((b) => [a!, b!] as const));
  if (scale === "difference")
    return {
      lower: Math.max(0, ...pairs.map(([a, b]) => a.lower - b.upper)),
      upper: Math.max(...pairs.map(([a, b]) => a.upper - b.lower)),
    };
  return {
    lower: Math.min(...pairs.map(([a, b]) => (b.upper > 0 ? a.lower / b.upper : 1))),
    upper: Math.min(1, ...pairs.map(([a, b]) => (b.lower > 0 ? a.upper / b.lower : 1))),
  };
}
