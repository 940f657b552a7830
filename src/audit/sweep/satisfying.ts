import type { Above, Thresholds } from "./outcomes-above.js";
import type { SweptLimit, SweptRange } from "./row.js";

/** The gaps of some groups at every threshold. */
interface Limit extends Pick<SweptLimit, "metric" | "contrast" | "limit"> {
  /** Whether the gap at a threshold is within the limit; null when it has no value. */
  isMet(groups: readonly Above[], at: number): boolean | null;
}

const MOST_RANGES = 20;
/** Gaps that are past a limit by rounding alone are within it. */
const ROUNDING = 1e-12;

const shareOf = (above: Float64Array, at: number): number | null => (above[0]! > 0 ? above[at]! / above[0]! : null);

function rangeOf(rates: readonly (number | null)[]): readonly [number, number] | null {
  return rates.some((rate) => rate === null) ? null : [Math.min(...(rates as number[])), Math.max(...(rates as number[]))];
}

const differenceOf = (part: keyof Above) => (groups: readonly Above[], at: number) => {
  const range = rangeOf(groups.map((group) => shareOf(group[part], at)));
  return range && range[1] - range[0];
};

/** The gaps that people most often limit: four fifths of the highest favourable rate, and a tenth between rates. */
export function usualLimits(favorable: "positive" | "negative"): readonly Limit[] {
  const odds = (groups: readonly Above[], at: number): number | null => {
    const two = [differenceOf("positive")(groups, at), differenceOf("negative")(groups, at)];
    return two[0] === null || two[1] === null ? null : Math.max(two[0]!, two[1]!);
  };
  const within =
    (gap: (groups: readonly Above[], at: number) => number | null): Limit["isMet"] =>
    (groups, at) => {
      const found = gap(groups, at);
      return found === null ? null : found <= 0.1 + ROUNDING;
    };
  const tenth = { contrast: "difference", limit: 0.1 } as const;
  return [
    {
      metric: "favorable_decision_rate",
      contrast: "ratio",
      limit: 0.8,
      isMet(groups, at) {
        const rates = groups.map(({ all }) => {
          const selected = shareOf(all, at);
          return selected === null ? null : favorable === "positive" ? selected : 1 - selected;
        });
        const range = rangeOf(rates);
        return range === null || range[1] === 0 ? null : range[0] >= 0.8 * range[1] - ROUNDING;
      },
    },
    { metric: "selection_rate", ...tenth, isMet: within(differenceOf("all")) },
    { metric: "true_positive_rate", ...tenth, isMet: within(differenceOf("positive")) },
    { metric: "false_positive_rate", ...tenth, isMet: within(differenceOf("negative")) },
    { metric: "equalized_odds", ...tenth, isMet: within(odds) },
  ];
}

/** Where each limit would be met among all thresholds. */
export function satisfying(
  { values, groups }: Thresholds,
  { limits, operating }: { readonly limits: readonly Limit[]; readonly operating: number | null },
): readonly SweptLimit[] {
  const selected = (at: number): number =>
    groups.reduce((sum, { all }) => sum + all[at]!, 0) / groups.reduce((sum, { all }) => sum + all[0]!, 0);
  return limits.map(({ isMet, ...limit }) => {
    const ranges: SweptRange[] = [];
    let start: number | null = null;
    for (let at = 0; at <= values.length; at++) {
      const met = at < values.length && isMet(groups, at) === true;
      if (met) start ??= at;
      else if (start !== null) {
        ranges.push({ from: values[start]!, to: values[at - 1]!, selectionRate: { from: selected(start), to: selected(at - 1) } });
        start = null;
      }
    }
    const widest = [...ranges].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_RANGES);
    return {
      ...limit,
      atOperating: operating === null ? null : isMet(groups, operating),
      ranges: widest.sort((a, b) => a.from - b.from),
      complete: ranges.length <= MOST_RANGES,
    };
  });
}
