import type { Contrast } from "../contrasts/contrast.js";
import { contrasts } from "../contrasts/index.js";
import type { Convention } from "../conventions/convention.js";
import { conventions } from "../conventions/index.js";
import { type Disparity, needsOf } from "../disparities/disparity.js";
import { disparities } from "../disparities/index.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";

/** What a shelf says of one of its parts. */
export interface CatalogueEntry {
  readonly id: string;
  readonly kind: "metric" | "contrast" | "disparity" | "convention";
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

/** A name of another tool, under the tool's: clarify_dpl. What it is here comes with the formula. */
const conventionEntries = ({ id, source, names }: Convention): readonly CatalogueEntry[] =>
  names.map(({ name, title, formula, range, ideal, needs, here, differs }) => ({
    id: `${id}_${name.toLowerCase()}`,
    kind: "convention",
    title: `${title} (${name})`,
    formula: [formula, ...(here === null ? [] : [`here: ${here}`]), ...(differs === null ? [] : [`differs: ${differs}`])].join("; "),
    range,
    direction: "ideal",
    ideal,
    needs,
    source,
    aliases: [],
  }));

/** Every metric, contrast, disparity and name of another tool, straight from the shelves. */
export const catalogue: readonly CatalogueEntry[] = [
  ...metrics.map(metricEntry),
  ...contrasts.map(contrastEntry),
  ...disparities.map(disparityEntry),
  ...conventions.flatMap(conventionEntries),
];
