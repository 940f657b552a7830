import { stabilityIndex } from "../drift-distances.js";
import { curveDistances } from "../smirnov.js";
import { countsTogether, type PeerDefinition, type PeerSample } from "./peer-definition.js";

/** Share that is cut off at either end of each sample before areas are taken. */
const MARGIN = 0.025;
/** Smaller shares of a value count as this. */
const FLOOR = 0.01;

/** The numbers between two of their own quantiles, which lie between two of them where they must. */
function withoutMargins(numbers: Float64Array): Float64Array {
  const quantile = (share: number): number => {
    const at = share * (numbers.length - 1);
    const [low, high] = [numbers[Math.floor(at)]!, numbers[Math.ceil(at)]!];
    return low + (high - low) * (at - Math.floor(at));
  };
  const [least, most] = [quantile(MARGIN), quantile(1 - MARGIN)];
  return numbers.filter((value) => value >= least && value <= most);
}

function areaOf(past: PeerSample, now: PeerSample): number | null {
  if (past.numbers === null || now.numbers === null) return null;
  const [a, b] = [withoutMargins(past.numbers), withoutMargins(now.numbers)];
  if (a.length === 0 || b.length === 0) return null;
  const range = Math.max(a.at(-1)!, b.at(-1)!) - Math.min(a[0]!, b[0]!);
  return range === 0 ? 0 : curveDistances(a, b).wasserstein / range;
}

/** Half to even, as NumPy rounds. */
function rounded(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value % 1) === 0.5 && whole % 2 !== 0 ? whole - 1 : whole;
}

/** χ² with Yates' correction where there are two values, over counts of the larger sample scaled to the smaller and rounded. */
function cramersVOf(past: PeerSample, now: PeerSample): number {
  const counts = countsTogether(past, now);
  if (counts.past.length === 1) return 0;
  const least = Math.min(past.rows, now.rows);
  const table = [
    counts.past.map((count) => rounded(count * (least / past.rows))),
    counts.now.map((count) => rounded(count * (least / now.rows))),
  ];
  const columns = counts.past.map((_, i) => i).filter((i) => table[0]![i]! + table[1]![i]! > 0);
  const rows = table.map((row) => columns.reduce((sum, i) => sum + row[i]!, 0));
  const n = rows[0]! + rows[1]!;
  const corrected = columns.length === 2 ? 0.5 : 0;
  let square = 0;
  for (const i of columns)
    for (const [r, row] of table.entries()) {
      const expected = (rows[r]! * (table[0]![i]! + table[1]![i]!)) / n;
      const off = Math.abs(row[i]! - expected);
      square += (off - Math.min(corrected, off)) ** 2 / expected;
    }
  const cells = columns.length;
  const phi = Math.max(0, square / n - (cells - 1) / (n - 1));
  return Math.sqrt(phi / (Math.min(cells - (cells - 1) ** 2 / (n - 1), 2 - 1 / (n - 1)) - 1));
}

const peer = "deepchecks";

/**
 * The measures of drift of deepchecks with its usual settings. Missing values are left out.
 *
 * @source deepchecks 0.19.1, documentation of feature drift and its behaviour on small samples
 */
export const asDeepchecks: readonly PeerDefinition[] = [
  {
    ...{ id: "psi_deepchecks", peer, title: "Stability index", of: "texts" },
    differs: "shares below 0.01 count as 0.01",
    measure(past, now) {
      const counts = countsTogether(past, now);
      const [p, q] = [counts.past.map((count) => count / past.rows), counts.now.map((count) => count / now.rows)];
      return stabilityIndex(
        p.map((share) => Math.max(share, FLOOR)),
        q.map((share) => Math.max(share, FLOOR)),
      );
    },
  },
  {
    ...{ id: "cramers_v_deepchecks", peer, title: "Cramér’s V", of: "texts" },
    differs: "the larger sample is scaled to the smaller and rounded; Yates’ correction with two values",
    measure: cramersVOf,
  },
  {
    ...{ id: "ks_deepchecks", peer, title: "Kolmogorov–Smirnov", of: "numbers" },
    differs: "the same, without limits",
    measure: (past, now) => (past.numbers === null || now.numbers === null ? null : curveDistances(past.numbers, now.numbers).ks),
  },
  {
    ...{ id: "wasserstein_deepchecks", peer, title: "Earth mover’s distance", of: "numbers" },
    differs: "without 2.5 % at either end of each sample, over the range of what is left of both",
    measure: areaOf,
  },
];
