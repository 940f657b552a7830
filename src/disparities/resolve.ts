import type { Contrast } from "../contrasts/contrast.js";
import { contrasts } from "../contrasts/index.js";
import { fault } from "../errors.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";
import { isOfClasses, oneVersusRest } from "../metrics/kind/one-versus-rest.js";
import { suggest } from "../suggest.js";
import type { Disparity } from "./disparity.js";
import { disparities } from "./index.js";

/** The parts that names are looked up among. */
export interface NamedParts {
  readonly metrics: readonly Metric[];
  readonly contrasts: readonly Contrast[];
  readonly disparities: readonly Disparity[];
}

/** What a name means; a pairing is a metric under a contrast that has no name of its own. */
export type Resolved =
  | { readonly kind: "metric"; readonly metric: Metric }
  | { readonly kind: "contrast"; readonly contrast: Contrast }
  | { readonly kind: "disparity"; readonly disparity: Disparity }
  | { readonly kind: "pairing"; readonly metric: Metric; readonly contrast: Contrast };

/**
 * The part that a user's name means: an id, an alias, or a metric and a contrast joined by "_" or "__".
 *
 * Case, hyphens and blanks do not matter. A class stands in brackets as it is written in the data. Throws EH203 with the nearest name when there is none.
 * Example: "tpr" is the metric true_positive_rate; "fnr_ratio" is false_negative_rate under ratio; "tpr[urgent]" is the
 * true positive rate of the class urgent against all others.
 */
export function resolve(name: string, parts: NamedParts = { metrics, contrasts, disparities }): Resolved {
  const wanted = normal(name);
  const found = exact(wanted, parts) ?? pairing(wanted, parts) ?? ofClass(name.trim(), parts);
  if (found !== null) return found;
  const names = namesOf(parts);
  const near = suggest(wanted, names) ?? suggest(`${wanted}_difference`, names);
  throw fault("EH203", `no metric, contrast or disparity is called ${JSON.stringify(name.slice(0, 80))}`, {
    help: [...(near === null ? [] : [`did you mean ${near}?`]), "evenhand metrics lists them all"],
  });
}

function exact(wanted: string, parts: NamedParts): Resolved | null {
  const disparity = called(wanted, parts.disparities);
  if (disparity) return { kind: "disparity", disparity };
  const metric = called(wanted, parts.metrics);
  if (metric) return { kind: "metric", metric };
  const contrast = called(wanted, parts.contrasts);
  return contrast ? { kind: "contrast", contrast } : null;
}

function pairing(wanted: string, parts: NamedParts): Resolved | null {
  for (let cut = wanted.indexOf("_"); cut !== -1; cut = wanted.indexOf("_", cut + 1)) {
    const metric = called(wanted.slice(0, cut), parts.metrics);
    const contrast = metric && called(wanted.slice(cut + (wanted[cut + 1] === "_" ? 2 : 1)), parts.contrasts);
    if (!metric || !contrast) continue;
    return named(metric, contrast, parts.disparities) ?? { kind: "pairing", metric, contrast };
  }
  return null;
}

/** A metric of one class, or such a metric under a contrast. */
function ofClass(name: string, parts: NamedParts): Resolved | null {
  const [, base, own, compared] = /^([^[\]]+)\[(.*)\](?:__?([^[\]]+))?$/s.exec(name) ?? [];
  const found = base === undefined ? undefined : called(normal(base), parts.metrics);
  if (found === undefined || !isOfClasses(found)) return null;
  const metric = oneVersusRest(found, own!);
  if (compared === undefined) return { kind: "metric", metric };
  const contrast = called(normal(compared), parts.contrasts);
  return contrast === undefined ? null : { kind: "pairing", metric, contrast };
}

/** The disparity that is this metric under this contrast, when it has a name. */
function named(metric: Metric, contrast: Contrast, all: readonly Disparity[]): Resolved | null {
  const disparity = all.find((one) => one.metrics.length === 1 && one.metrics[0] === metric && one.contrast === contrast.id);
  return disparity ? { kind: "disparity", disparity } : null;
}

interface Named {
  readonly id: string;
  readonly aliases: readonly string[];
}

const called = <Part extends Named>(wanted: string, parts: readonly Part[]): Part | undefined =>
  parts.find(({ id }) => id === wanted) ?? parts.find(({ aliases }) => aliases.includes(wanted));

const namesOf = (parts: NamedParts): string[] =>
  [...parts.metrics, ...parts.contrasts, ...parts.disparities].flatMap(({ id, aliases }: Named) => [id, ...aliases]);

const normal = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, "_");
