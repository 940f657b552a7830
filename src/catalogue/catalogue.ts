import type { Contrast } from "../contrasts/contrast.js";
import { contrasts } from "../contrasts/index.js";
import type { Comparison, Convention } from "../conventions/convention.js";
import { conventions } from "../conventions/index.js";
import { type Disparity, needsOf } from "../disparities/disparity.js";
import { disparities } from "../disparities/index.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";
import { polarityWords, referenceWords } from "./comparator-words.js";
import { elsewhere } from "./elsewhere.js";
import type { CatalogueEntry, ComparatorId } from "./entry.js";
import { individualMeasures } from "./individual-measures.js";
import { contrastUndefined, metricUndefined } from "./undefined-when.js";

const directionWords: Readonly<Record<Metric["better"], string>> = {
  higher: "higher is better",
  lower: "lower is better",
  neither: "neither high nor low is better in itself",
};

function metricEntry({ id, title, formula, range, better, needs, source, aliases }: Metric): CatalogueEntry {
  return {
    id,
    kind: "metric",
    title,
    formula,
    range,
    direction: better,
    ideal: null,
    needs,
    comparator: null,
    reference: null,
    polarity: directionWords[better],
    undefinedWhen: metricUndefined({ id, formula, needs }),
    elsewhere: elsewhere((other) => other === id || other.startsWith(`${id}__`)),
    source,
    aliases,
  };
}

function contrastEntry({ id, title, formula, range, better, ideal, comparator, scale, source, aliases }: Contrast): CatalogueEntry {
  return {
    id,
    kind: "contrast",
    title,
    formula,
    range,
    direction: better,
    ideal,
    needs: [],
    comparator,
    reference: referenceWords[comparator],
    polarity: polarityWords(scale, comparator, better),
    undefinedWhen: contrastUndefined(comparator, scale),
    elsewhere: [],
    source,
    aliases,
  };
}

function disparityEntry(disparity: Disparity): CatalogueEntry {
  const { id, title, formula, range, better, ideal, scale, contrast, source, aliases } = disparity;
  const comparator = comparatorOf(contrast);
  return {
    id,
    kind: "disparity",
    title,
    formula,
    range,
    direction: better,
    ideal,
    needs: needsOf(disparity),
    comparator,
    reference: referenceWords[comparator],
    polarity: polarityWords(scale, comparator, better),
    undefinedWhen: contrastUndefined(comparator, scale),
    elsewhere: elsewhere((other) => other === id),
    source,
    aliases,
  };
}

/** That of a contrast; forms of their own compare pairs, unless they compare people or a group with the rest of its stratum. */
function comparatorOf(contrast: string): ComparatorId {
  const known = (contrasts as readonly Contrast[]).find(({ id }) => id === contrast);
  return known?.comparator ?? (contrast === "individual" ? "individual" : contrast.endsWith("_within_strata") ? "rest" : "pairs");
}

const comparators = { rest: "rest", reference: "reference", groups: "pairs" } as const satisfies Record<Comparison, ComparatorId>;

/** "equalized_odds_difference(agg=mean)" → "equalized_odds_difference_agg_mean". */
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/_$/, "");

/** A name of another tool, under the tool's: clarify_dpl. What it is called here stands under `elsewhere`. */
const conventionEntries = ({ id, source, names, comparison }: Convention): readonly CatalogueEntry[] =>
  names.map(({ name, title, formula, range, ideal, needs, here, differs }) => ({
    id: `${id}_${slug(name)}`,
    kind: "convention",
    title: `${title} (${name})`,
    formula,
    range,
    direction: "ideal",
    ideal,
    needs,
    comparator: comparators[comparison],
    reference: referenceWords[comparators[comparison]],
    polarity: `${ideal} when equal; the formula has the tool's own sign`,
    undefinedWhen: "one of its parts has no value",
    elsewhere: here === null && differs === null ? [] : [{ tool: "here", name: here ?? "no other name", is: name, differs }],
    source,
    aliases: [],
  }));

/** Every metric, contrast, disparity and name of another tool, straight from the shelves. */
export const catalogue: readonly CatalogueEntry[] = [
  ...metrics.map(metricEntry),
  ...contrasts.map(contrastEntry),
  ...disparities.map(disparityEntry),
  ...individualMeasures,
  ...(conventions as readonly Convention[]).flatMap(conventionEntries),
];

/** The entry with an id or alias; of metric__contrast, put together from both; null when there is none. */
export function entryOf(wanted: string): CatalogueEntry | null {
  const entry = catalogue.find((one) => one.id === wanted) ?? catalogue.find(({ aliases }) => aliases.includes(wanted));
  if (entry !== undefined) return entry;
  const [metricId, contrastId, ...more] = wanted.split("__");
  const metric = catalogue.find(({ kind, id, aliases }) => kind === "metric" && (id === metricId || aliases.includes(metricId!)));
  const contrast = catalogue.find(
    ({ kind, id, aliases }) => kind === "contrast" && (id === contrastId || aliases.includes(contrastId ?? "")),
  );
  if (metric === undefined || contrast === undefined || more.length > 0) return null;
  const id = `${metric.id}__${contrast.id}`;
  return {
    ...contrast,
    id,
    title: `${metric.title}: ${contrast.title.toLowerCase()}`,
    formula: `${contrast.formula}, of ${metric.formula}`,
    needs: metric.needs,
    undefinedWhen: `${contrast.undefinedWhen}; of a group: ${metric.undefinedWhen}`,
    elsewhere: elsewhere((other) => other === id),
    source: `${metric.source}; ${contrast.source}`,
    aliases: [],
  };
}
