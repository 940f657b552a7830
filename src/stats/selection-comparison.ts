import { chiSquaredSf } from "./chi-squared.js";
import { fisherExact } from "./fisher-exact.js";
import { normalSf } from "./normal.js";

/** People who were considered, and those of them who were selected. */
export interface Selected {
  readonly n: number;
  readonly selected: number;
}

/** How the selection of a group compares with that of a reference group, as those who screen for adverse impact ask it. */
export interface SelectionComparison {
  /** Share of the group over share of the reference; null when the reference selected nobody. */
  readonly ratio: number | null;
  /** Compared in whole numbers, so that exactly four fifths is not below it; null with the ratio. */
  readonly belowFourFifths: boolean | null;
  /** Difference of shares over its pooled standard error; null when all or none were selected. */
  readonly z: number | null;
  readonly zP: number | null;
  /** Fisher's exact two-sided p. */
  readonly fisherP: number;
  /** p of χ² with Yates' correction; null when all or none were selected. */
  readonly yatesP: number | null;
  /** Standard deviations between the observed number and that expected when chance picks among all; null as for z. */
  readonly standardDeviations: number | null;
  /** Cohen's h, radians. */
  readonly cohenH: number;
  /** Selections that the group lacks to the reference's share, and to the share of both together. */
  readonly shortfall: { readonly toReference: number; readonly toPooled: number };
  /** Further selections of the group with which it reaches four fifths; null with the ratio. */
  readonly toFourFifths: number | null;
  /** Whether one selection moved from the reference to the group would turn the order of the shares round. */
  readonly flips: boolean;
  /** Smallest expected count of the four cells. */
  readonly leastExpected: number;
}

/**
 * A group's selections against a reference's, both with people.
 *
 * Counts are whole numbers. Example: 12 of 40 against 48 of 80 has ratio 0.5, z −3.0984, 8 selections to four fifths.
 * Throws RangeError for an empty group.
 *
 * @source 29 CFR 1607.4(D); Morris & Lobsenz (2000), Personnel Psychology 53:89–111 (z and Fisher); Cohen (1988), §6.2 (h)
 */
export function selectionComparison(group: Selected, reference: Selected): SelectionComparison {
  const [a, n, b, m] = [group.selected, group.n, reference.selected, reference.n];
  if (!(n > 0 && m > 0)) throw new RangeError("both groups have people");
  const all = n + m;
  const chosen = a + b;
  const spread = chosen > 0 && chosen < all;
  const z = spread ? (a / n - b / m) / Math.sqrt((chosen / all) * (1 - chosen / all) * (1 / n + 1 / m)) : null;
  const off = Math.max(0, Math.abs(a * m - b * n) - all / 2);
  const expected = [n, m].flatMap((size) => [(size * chosen) / all, (size * (all - chosen)) / all]);
  return {
    ratio: b === 0 ? null : (a * m) / (b * n),
    belowFourFifths: b === 0 ? null : 5 * a * m < 4 * b * n,
    z,
    zP: z === null ? null : Math.min(1, 2 * normalSf(Math.abs(z))),
    fisherP: fisherExact(a, n - a, b, m - b),
    yatesP: spread ? chiSquaredSf((all * off * off) / (n * m * chosen * (all - chosen)), 1) : null,
    standardDeviations: spread ? (a - (n * chosen) / all) / Math.sqrt((n * m * chosen * (all - chosen)) / (all * all * (all - 1))) : null,
    cohenH: 2 * (Math.asin(Math.sqrt(a / n)) - Math.asin(Math.sqrt(b / m))),
    shortfall: { toReference: (n * b) / m - a, toPooled: (n * chosen) / all - a },
    toFourFifths: b === 0 ? null : Math.max(0, Math.ceil((4 * b * n - 5 * a * m) / (5 * m))),
    flips: a * m < b * n && (a + 1) * m > (b - 1) * n,
    leastExpected: Math.min(...expected),
  };
}
