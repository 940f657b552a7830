import type { Contrast } from "../contrasts/contrast.js";
import { contrasts } from "../contrasts/index.js";
import { type Disparity, needsOf } from "../disparities/disparity.js";
import { disparities } from "../disparities/index.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";

/** What a shelf says of one of its parts. */
export interface CatalogueEntry {
  readonly id: string;
  readonly kind: "metric" | "contrast" | "disparity";
  readonly title: string;
  readonly formula: string;
  /** Smallest and largest possible value; null = no limit. */
  readonly range: readonly [number | null, number | null];
  /** "ideal": values on either side of it are worse; "neither": more is not better. */
  readonly direction: "higher" | "lower" | "neither" | "ideal";
  /** The value when groups are equal; null for metrics. */
  readonly ideal: number | null;
  /** What of each row it reads. */
  readonly needs: readonly string[];
  readonly source: string;
  readonly aliases: readonly string[];
}

const metricEntry = ({ id, title, formula, range, better, needs, source, aliases }: Metric): CatalogueEntry => ({
  id,
  kind: "metric",
  title,
  formula,
  range,
  direction: better,
  ideal: null,
  needs,
  source,
  aliases,
});

const contrastEntry = ({ id, title, formula, range, better, ideal, source, aliases }: Contrast): CatalogueEntry => ({
  id,
  kind: "contrast",
  title,
  formula,
  range,
  direction: better,
  ideal,
  needs: [],
  source,
  aliases,
});

const disparityEntry = (disparity: Disparity): CatalogueEntry => {
  const { id, title, formula, range, better, ideal, source, aliases } = disparity;
  return { id, kind: "disparity", title, formula, range, direction: better, ideal, needs: needsOf(disparity), source, aliases };
};

/** Every metric, contrast and disparity, straight from the shelves. */
export const catalogue: readonly CatalogueEntry[] = [
  ...metrics.map(metricEntry),
  ...contrasts.map(contrastEntry),
  ...disparities.map(disparityEntry),
];
