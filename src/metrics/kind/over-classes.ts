import { addTally, noTally, type Tally } from "../../cube/cube.js";
import { correlationOf } from "../../stats/correlation.js";
import type { Limits } from "../../stats/limits.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Classes, Margins } from "./classes.js";
import { type Estimate, hasValue, type Metric, type NoEstimate, type Sample } from "./metric.js";
import { oneVersusRest } from "./one-versus-rest.js";

/** How the values of the classes become one: their mean, their mean by how common the label is, or the worst of them. */
export type Average = "macro" | "weighted" | "worst";

type Facts = Omit<Metric, "estimate" | "unit" | "range" | "needs" | "better" | "tasks" | "sentence">;

interface Kind {
  readonly average: Average;
  /** Whether one wrong prediction counts against two classes, as for F1; rates over disjoint rows have errors apart. */
  readonly errors: "shared" | "apart";
}

/**
 * A metric of one class against the rest over all classes.
 *
 * Limits of a mean by MOVER from those of the classes, with the correlation that shared errors cause; the chance in how
 * common each class is counts for a weighted mean. Limits of the worst: the lowest of the classes' lower limits, and the
 * lowest of their upper limits with the error shared among them. No value where a class that counts has none: a mean
 * over fewer classes would be another number.
 *
 * @source Sokolova & Lapalme (2009), Inf. Process. Manag. 45:427–437, table 3; MOVER: Zou & Donner (2008), Statistics in Medicine 27:1693–1702
 */
export function overClasses<const Id extends string>(
  metric: Metric,
  { average, errors, ...facts }: Facts & Kind & { readonly id: Id },
): Metric & { readonly id: Id } {
  return {
    ...facts,
    unit: "score",
    range: metric.range,
    better: metric.better,
    needs: metric.needs,
    tasks: ["multiclass"],
    sentence: null,
    estimate: (sample) => estimateOver(metric, { average, errors }, sample),
  };
}

/** The class at a place of the list of classes, what the metric says of it, and what its value counts. */
interface Part {
  readonly place: number;
  readonly estimate: Estimate;
  readonly share: number;
}

function estimateOver(metric: Metric, { average, errors }: Kind, sample: Sample): Estimate | NoEstimate {
  const none = (reason: NoEstimate["reason"], n = 0): NoEstimate => ({ value: null, reason, numerator: null, denominator: null, n });
  const { classes } = sample;
  if (!classes) return none("no_classes");
  const { names, margins } = classes.all;
  if (total(margins.labels).n === 0) return none("empty_group");
  const of = names.map((name) => oneVersusRest(metric, name).estimate(sample));
  const support = supportOf(margins);
  const { n, w: weight } = total(support);
  if (!(weight > 0)) return none("zero_denominator", n);
  const shares = support.map(({ w }) => (average === "weighted" ? w / weight : 1 / names.length));
  const parts = of.flatMap((estimate, k): Part[] => (hasValue(estimate) ? [{ place: k + 1, estimate, share: shares[k]! }] : []));
  if (of.some((estimate, k) => !hasValue(estimate) && shares[k]! > 0)) return none("component_undefined", n);
  const value = averaged(average, parts);
  return {
    value,
    numerator: null,
    denominator: null,
    n,
    nEff: null,
    method: average === "worst" ? "worst_class" : "mover",
    leftOut:
      classes.leftOut && Float64Array.from(classes.leftOut, (left, j) => withoutBucket(average, parts, { j, support: supportOf(left) })),
    limits(alpha) {
      if (average === "worst") return limitsOfWorst(parts, alpha);
      return limitsOfMean(value, parts, { classes: classes.all, average, errors, alpha, range: metric.range });
    },
  };
}

/** Rows of each class by their label that have a prediction as well. */
const supportOf = ({ labels, labelOnly }: Margins): readonly Tally[] =>
  labels.slice(1).map(({ n, w, w2 }, k) => ({ n: n - labelOnly[k + 1]!.n, w: w - labelOnly[k + 1]!.w, w2: w2 - labelOnly[k + 1]!.w2 }));

const total = (tallies: readonly Tally[]): Tally => tallies.reduce(addTally, noTally);

function averaged(average: Average, parts: readonly Part[]): number {
  if (average === "worst") return Math.min(...parts.map(({ estimate }) => estimate.value));
  return parts.reduce((sum, { estimate, share }) => sum + share * estimate.value, 0);
}

function withoutBucket(
  average: Average,
  parts: readonly Part[],
  { j, support }: { readonly j: number; readonly support: readonly Tally[] },
): number {
  const weight = total(support).w;
  const left = parts.map(({ place, estimate, share }) => ({
    place,
    share: average === "weighted" && weight > 0 ? support[place - 1]!.w / weight : share,
    estimate: { ...estimate, value: estimate.leftOut![j]! },
  }));
  return averaged(average, left);
}

/** The true worst class's own lower limit is above the lowest one no oftener than alpha; each class's upper limit may be the lowest by error. */
function limitsOfWorst(parts: readonly Part[], alpha: number): Limits | null {
  const below = parts.map(({ estimate }) => estimate.limits(alpha)?.lower ?? null);
  const above = parts.map(({ estimate }) => estimate.limits(alpha / parts.length)?.upper ?? null);
  if (below.includes(null) || above.includes(null)) return null;
  return { lower: Math.min(...(below as number[])), upper: Math.min(...(above as number[])) };
}

interface OfMean {
  readonly classes: Classes;
  readonly average: Average;
  readonly errors: Kind["errors"];
  readonly alpha: number;
  readonly range: Metric["range"];
}

function limitsOfMean(value: number, parts: readonly Part[], { classes, average, errors, alpha, range }: OfMean): Limits | null {
  const limits = parts.map(({ estimate }) => estimate.limits(alpha));
  if (limits.some((one) => one === null)) return null;
  const ofShares = average === "weighted" ? normalQuantile(1 - alpha) ** 2 * varianceOfShares(value, parts, classes) : 0;
  const correlations = parts.map((a, i) => parts.slice(0, i).map((b) => correlation(a, b, { classes, errors })));
  const reach = (side: (value: number, own: Limits) => number): number => {
    const far = parts.map(({ share, estimate }, i) => share * side(estimate.value, limits[i]!));
    const square = far.reduce(
      (sum, x, i) => sum + x * x + 2 * far.slice(0, i).reduce((s, y, j) => s + correlations[i]![j]! * x * y, 0),
      ofShares,
    );
    return Math.sqrt(Math.max(0, square));
  };
  return {
    lower: Math.max(range[0] ?? -Infinity, value - reach((at, own) => at - own.lower)),
    upper: Math.min(range[1] ?? Infinity, value + reach((at, own) => own.upper - at)),
  };
}

/** What the chance in how common each class is does to the weighted mean of fixed values. */
function varianceOfShares(value: number, parts: readonly Part[], { margins }: Classes): number {
  const support = supportOf(margins);
  const squares = parts.reduce((sum, { place, estimate }) => sum + support[place - 1]!.w2 * (estimate.value - value) ** 2, 0);
  return squares / total(support).w ** 2;
}

function correlation(a: Part, b: Part, { classes, errors }: Pick<OfMean, "classes" | "errors">): number {
  if (a.estimate.leftOut && b.estimate.leftOut) return correlationOf(a.estimate.leftOut, b.estimate.leftOut);
  if (errors === "apart") return 0;
  const { table, names, margins } = classes;
  const size = names.length + 1;
  const shared = table[size * a.place + b.place]!.w2 + table[size * b.place + a.place]!.w2;
  const [x, y] = [jaccardAt(margins, a.place), jaccardAt(margins, b.place)];
  const spread = Math.sqrt(x.variance * y.variance);
  return spread > 0 ? (shared * x.value * y.value) / spread : 0;
}

/** The Jaccard index of a class, of which F1 is a function, with its linearised variance times its squared denominator. */
function jaccardAt({ labels, predictions, agreed, labelOnly, predictionOnly }: Margins, place: number) {
  const hits = agreed[place]!;
  const all = [labels, predictions].map((list) => list[place]!);
  const without = [agreed, labelOnly, predictionOnly].map((list) => list[place]!);
  const sum = (of: (tally: Tally) => number): number =>
    all.reduce((s, tally) => s + of(tally), 0) - without.reduce((s, tally) => s + of(tally), 0);
  const value = hits.w / sum(({ w }) => w);
  return { value, variance: hits.w2 * (1 - value) ** 2 + (sum(({ w2 }) => w2) - hits.w2) * value ** 2 };
}
