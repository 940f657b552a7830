/**
 * Probability that a standard normal is at most x.
 *
 * Unit: probability. Example: 0 → 1/2; 1.959963984540054 → 0.975.
 *
 * @source Cody (1969), Math. Comp. 23:631–637
 */
export const normalCdf = (x: number): number => (x > 0 ? 1 - upperTail(x) : upperTail(-x));

/**
 * Probability that a standard normal is above x, to full relative precision also far out.
 *
 * Unit: probability. Example: 0 → 1/2; 1.959963984540054 → 0.025.
 *
 * @source Cody (1969), Math. Comp. 23:631–637
 */
export const normalSf = (x: number): number => normalCdf(-x);

/** The tail beyond z ≥ 0. */
function upperTail(z: number): number {
  if (z <= 0.67448975) return 0.5 - z * rational(z * z, centre);
  if (z > 38.6) return 0;
  // exp(−z²/2) in two factors: the first exponent is exact, so that the rounding of z² is not magnified.
  const coarse = Math.trunc(z * 16) / 16;
  const density = Math.exp((-coarse * coarse) / 2) * Math.exp((-(z - coarse) * (z + coarse)) / 2);
  if (z <= Math.sqrt(32)) return density * rational(z, middle);
  const y = 1 / (z * z);
  return (density * (1 / Math.sqrt(2 * Math.PI) - y * rational(y, far))) / z;
}

/**
 * The number that a standard normal stays below with probability p.
 *
 * Unit: standard deviations; −∞ at p = 0 and ∞ at p = 1. Example: 0.975 → 1.959963984540054.
 *
 * @source Wichura (1988), algorithm AS 241, Appl. Statist. 37:477–484
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(0.180625 - q * q, central);
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  return Math.sign(q) * (r <= 5 ? rational(r - 1.6, outer) : rational(r - 5, extreme));
}

/** Coefficients of two polynomials, highest power first. */
interface Rational {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

const polynomial = (x: number, coefficients: readonly number[]): number => coefficients.reduce((sum, c) => sum * x + c, 0);
const rational = (x: number, { above, below }: Rational): number => polynomial(x, above) / polynomial(x, below);

const centre: Rational = {
  above: [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356],
  below: [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673],
};
const middle: Rational = {
  above: [
    1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726,
    6848.190450536283, 11602.65143764735, 9842.714838383978,
  ],
  below: [
    1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598,
    38912.00328609327, 19685.429676859992,
  ],
};
const far: Rational = {
  above: [
    0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 0.000029112874951168793,
  ],
  below: [1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662],
};
const central: Rational = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
    3.3871328727963665,
  ],
  below: [
    5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091,
    1,
  ],
};
const outer: Rational = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
    4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
    2.053191626637759, 1,
  ],
};
const extreme: Rational = {
  above: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
    5.463784911164114, 6.657904643501103,
  ],
  below: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
    0.599832206555888, 1,
  ],
};
