import { MISSING } from "../../disparities/row.js";
import { isShare } from "../../metrics/kind/share.js";
import { levelsWithSizes, levelsWithUnknown, rateWithUnknown, type Split } from "../../stats/unknown-bounds.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { GroupRow, MetricValue } from "../result.js";
import type { Range, UnknownGap, UnknownGroup, UnknownRow } from "./row.js";

/** For each attribute with unknown members and each share of rows: where the rates, the gap and the ratio can lie. */
export function unknownRows(groups: readonly GroupRow[], { metrics, minN }: Pick<MeasurePlan, "metrics" | "minN">): readonly UnknownRow[] {
  const attributes = [...new Set(groups.filter(({ by }) => by.length === 1).map(({ by }) => by[0]!))];
  const shares = metrics.filter((metric) => isShare(metric) && metric.sharedDenominator !== true).map(({ id }) => id);
  return attributes.flatMap((attribute) => {
    const own = groups.filter(({ by }) => by.length === 1 && by[0] === attribute);
    const unknown = own.find(({ group }) => group[attribute] === MISSING);
    if (unknown === undefined || unknown.n === 0) return [];
    const known = own.filter((row) => row !== unknown);
    return shares.flatMap((metric): UnknownRow[] => {
      const part = splitOf(unknown.metrics[metric]);
      if (part === null || part.hits + part.misses === 0) return [];
      return [
        {
          attribute,
          metric,
          unknown: part.hits + part.misses,
          unknownHits: part.hits,
          ...rangesOf(known, { attribute, metric, part, minN }),
        },
      ];
    });
  });
}

function splitOf(value: MetricValue | undefined): Split | null {
  if (value === undefined || value.numerator === null || value.denominator === null) return null;
  return { hits: value.numerator, misses: value.denominator - value.numerator };
}

interface Asked {
  readonly attribute: string;
  readonly metric: string;
  readonly part: Split;
  readonly minN: number;
}

interface Known {
  readonly group: string;
  readonly split: Split;
  readonly n: number;
  /** Unknown people that belong to it when each group has its share. */
  readonly size: number;
  readonly likeKnown: number | null;
}

function rangesOf(
  rows: readonly GroupRow[],
  { attribute, metric, part, minN }: Asked,
): Pick<UnknownRow, "groups" | "gap" | "ratio" | "reason"> {
  const splits = rows.flatMap(({ group, metrics }) => {
    const split = splitOf(metrics[metric]);
    return split === null ? [] : [{ group: group[attribute]!, split, n: metrics[metric]!.n }];
  });
  const hits = splits.reduce((sum, { split }) => sum + split.hits, 0);
  const misses = splits.reduce((sum, { split }) => sum + split.misses, 0);
  const known = splits.map(({ group, split, n }): Known => {
    const more = {
      hits: split.hits + (hits > 0 ? (part.hits * split.hits) / hits : 0),
      misses: split.misses + (misses > 0 ? (part.misses * split.misses) / misses : 0),
    };
    const spread = (part.hits === 0 || hits > 0) && (part.misses === 0 || misses > 0);
    return {
      group,
      split,
      n,
      size: hits + misses > 0 ? ((part.hits + part.misses) * (split.hits + split.misses)) / (hits + misses) : 0,
      likeKnown: spread ? rateOf(more) : null,
    };
  });
  // Groups that are not compared may take in unknown people all the same, which only widens what the others can be.
  const compared = known.filter(({ split, n }) => n >= minN && split.hits + split.misses > 0);
  const apart = compared.length < 2 ? null : apartOf(compared, known, part);
  return {
    groups: known.map(
      ({ group, split, size, likeKnown }): UnknownGroup => ({
        group,
        value: rateOf(split),
        worstCase: rateWithUnknown(split, part),
        proportional: rateWithUnknown(split, part, size),
        likeKnown,
      }),
    ),
    gap: apart?.gap ?? noGap,
    ratio: apart?.ratio ?? noGap,
    reason: apart === null ? "fewer_than_two_groups" : null,
  };
}

const noGap: UnknownGap = { value: null, worstCase: null, proportional: null, likeKnown: null };

const rateOf = ({ hits, misses }: Split): number | null => (hits + misses > 0 ? hits / (hits + misses) : null);

/** The gap and the ratio of the compared groups, as they are and in each of the three ways. */
function apartOf(compared: readonly Known[], all: readonly Known[], part: Split): Pick<UnknownRow, "gap" | "ratio"> {
  const rates = compared.map(({ split }) => rateOf(split)!);
  const liked = compared.map(({ likeKnown }) => likeKnown);
  const every = liked.every((rate) => rate !== null) ? (liked as number[]) : null;
  const worst = {
    ends: compared.map(({ split }) => rateWithUnknown(split, part)!),
    levels: levelsWithUnknown(
      compared.map(({ split }) => split),
      part,
    ),
  };
  const ends = compared.map(({ split, size }) => rateWithUnknown(split, part, size)!);
  const proportional =
    compared.length === all.length
      ? {
          ends,
          levels: levelsWithSizes(
            compared.map(({ split }) => split),
            compared.map(({ size }) => size),
            part,
          ),
        }
      : { ends, levels: null };
  return {
    gap: {
      value: Math.max(...rates) - Math.min(...rates),
      worstCase: gapRange(worst),
      proportional: gapRange(proportional),
      likeKnown: every && Math.max(...every) - Math.min(...every),
    },
    ratio: {
      value: Math.max(...rates) > 0 ? Math.min(...rates) / Math.max(...rates) : null,
      worstCase: ratioRange(worst),
      proportional: ratioRange(proportional),
      likeKnown: every && Math.max(...every) > 0 ? Math.min(...every) / Math.max(...every) : null,
    },
  };
}

interface Reach {
  readonly ends: readonly Range[];
  /** null = only pair by pair: a group that is not compared may take in people. */
  readonly levels: ReturnType<typeof levelsWithUnknown> | null;
}

const pairsOf = <T>(all: readonly T[]): readonly (readonly [T, T])[] =>
  all.flatMap((a, i) => all.filter((_, j) => i !== j).map((b) => [a, b] as const));

/** Any two groups can be pushed apart at once: one takes the hits, the other the misses. */
function gapRange({ ends, levels }: Reach): Range {
  const pairs = pairsOf(ends);
  const lower = levels === null ? Math.max(...pairs.map(([a, b]) => a.lower - b.upper)) : levels.lowestTop - levels.highestBottom;
  return { lower: Math.max(0, lower), upper: Math.max(...pairs.map(([a, b]) => a.upper - b.lower)) };
}

function ratioRange({ ends, levels }: Reach): Range | null {
  const pairs = pairsOf(ends);
  const lowest = Math.min(...pairs.map(([a, b]) => (a.upper > 0 ? b.lower / a.upper : 1)));
  const upper =
    levels === null
      ? Math.min(...pairs.map(([a, b]) => (a.lower > 0 ? b.upper / a.lower : 1)))
      : levels.lowestTop > 0
        ? levels.highestBottom / levels.lowestTop
        : 1;
  return { lower: Math.max(0, lowest), upper: Math.min(1, upper) };
}
