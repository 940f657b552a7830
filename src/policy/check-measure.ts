import { needsOf } from "../disparities/disparity.js";
import { type NamedParts, type Resolved, resolve } from "../disparities/resolve.js";
import { EvenhandError } from "../errors.js";
import type { Role } from "../metrics/kind/metric.js";

/** What a check measures: its name in results, and what its limit may be. */
export interface CheckMeasure {
  readonly id: string;
  /** A metric is of everybody, or of every group; a gap is between groups. */
  readonly kind: "metric" | "gap";
  readonly better: "lower" | "higher" | "neither" | "ideal";
  readonly range: readonly [number | null, number | null];
  /** The value when groups are equal; null for metrics. */
  readonly ideal: number | null;
  readonly scale: "difference" | "ratio" | null;
  readonly needs: readonly Role[];
  /** A gap that the policy did not spell out: a metric by groups, without compare. */
  readonly implied: boolean;
}

export type Compare = "max_pair" | "vs_reference" | "vs_rest" | "vs_overall" | "each_group";

/** Why a check's words do not name a number. */
export interface NoMeasure {
  readonly code: "EH202" | "EH203";
  readonly key: "metric" | "by" | "compare";
  readonly why: string;
  readonly help: readonly string[];
}

interface Asked {
  readonly metric: string;
  readonly by: readonly string[] | null;
  readonly compare: Compare | null;
}

const contrastOf = {
  difference: {
    max_pair: "difference",
    vs_reference: "difference_to_reference",
    vs_rest: "difference_to_rest",
    vs_overall: "difference_to_overall",
  },
  ratio: { max_pair: "ratio", vs_reference: "ratio_to_reference", vs_rest: null, vs_overall: "ratio_to_overall" },
} as const;

/**
 * The number that `metric`, `by` and `compare` mean together.
 *
 * Example: auc by race, compare vs_overall → auc__difference_to_overall; selection_rate by race → demographic_parity_difference.
 */
export function checkMeasure({ metric: name, by, compare }: Asked, parts: NamedParts): CheckMeasure | NoMeasure {
  const found = resolved(name, parts);
  if ("why" in found) return found;
  if (found.kind === "contrast")
    return wrong("metric", `${found.contrast.id} says how groups are compared, not what`, [`selection_rate__${found.contrast.id}`]);
  if (by === null) {
    if (found.kind !== "metric") return wrong("metric", `${name} compares groups, so it needs by`, ["by: race", "by: [sex, race]"]);
    if (compare !== null) return wrong("compare", "compare is about groups, so it needs by", ["by: race"]);
    return factsOf(found);
  }
  if (compare === "each_group")
    return found.kind === "metric" ? factsOf(found) : wrong("compare", `${name} is a gap already, it has no value of each group`, []);
  if (found.kind === "metric") {
    const gap = under(found.metric.id, "difference", compare ?? "max_pair", parts);
    return "why" in gap ? gap : { ...gap, implied: compare === null };
  }
  if (compare === null || (compare === "max_pair" && pairwise(found))) return factsOf(found);
  if (found.kind === "pairing" || found.disparity.metrics.length !== 1)
    return wrong("compare", `${name} says already how groups are compared`, ["leave out compare"]);
  return under(found.disparity.metrics[0]!.id, found.disparity.scale, compare, parts);
}

const wrong = (key: NoMeasure["key"], why: string, help: readonly string[]): NoMeasure => ({ code: "EH202", key, why, help });

function resolved(name: string, parts: NamedParts): Resolved | NoMeasure {
  try {
    return resolve(name, parts);
  } catch (error) {
    if (!(error instanceof EvenhandError)) throw error;
    return { code: "EH203", key: "metric", why: error.diagnostics[0]!.message, help: error.diagnostics[0]!.help };
  }
}

const pairwise = (found: Resolved): boolean => found.kind === "disparity" && ["difference", "ratio"].includes(found.disparity.contrast);

function under(
  metric: string,
  scale: "difference" | "ratio",
  compare: Exclude<Compare, "each_group">,
  parts: NamedParts,
): CheckMeasure | NoMeasure {
  const contrast = contrastOf[scale][compare];
  if (contrast === null) return wrong("compare", `there is no ratio to the rest; compare ${metric} as a difference`, [`metric: ${metric}`]);
  return factsOf(resolve(`${metric}__${contrast}`, parts) as Exclude<Resolved, { kind: "contrast" }>);
}

function factsOf(found: Exclude<Resolved, { kind: "contrast" }>): CheckMeasure {
  if (found.kind === "metric") {
    const { id, better, range, needs } = found.metric;
    return { id, kind: "metric", better, range, ideal: null, scale: null, needs, implied: false };
  }
  if (found.kind === "disparity") {
    const { id, better, range, ideal, scale } = found.disparity;
    return { id, kind: "gap", better, range, ideal, scale, needs: needsOf(found.disparity), implied: false };
  }
  const { metric, contrast } = found;
  return {
    id: `${metric.id}__${contrast.id}`,
    kind: "gap",
    better: contrast.better,
    range: contrast.scale === "difference" ? gapRange(metric.range, contrast.range) : contrast.range,
    ideal: contrast.ideal,
    scale: contrast.scale,
    needs: metric.needs,
    implied: false,
  };
}

/** A gap of a metric between 0 and 1 is at most 1 wide. */
function gapRange([low, high]: CheckMeasure["range"], [from, to]: CheckMeasure["range"]): CheckMeasure["range"] {
  if (low === null || high === null) return [from, to];
  return [from ?? low - high, to ?? high - low];
}
