import type { Ensemble, Transform } from "./ensemble.js";

/** Predictions from raw scores, one array an output; in single precision where the library's are. */
export function transformed(
  raw: readonly Float64Array[],
  { transform, precision, divisor }: Pick<Ensemble, "transform" | "precision" | "divisor">,
): Float64Array[] {
  const rounded = precision === "single" ? Math.fround : (x: number): number => x;
  if (transform.kind === "softmax")
    return softmax(divisor === 1 ? raw : raw.map((scores) => scores.map((x) => rounded(x / divisor))), rounded);
  const of = functionOf(transform);
  return raw.map((scores) => scores.map((x) => rounded(of(x / divisor))));
}

function functionOf({ kind, slope }: Transform): (x: number) => number {
  switch (kind) {
    case "identity":
      return (x) => x;
    case "logistic":
    case "one_vs_rest":
      return (x) => 1 / (1 + Math.exp(-slope * x));
    case "exponential":
      return Math.exp;
    case "softplus":
      return (x) => Math.log1p(Math.exp(x));
    case "signed_square":
      return (x) => Math.sign(x) * x * x;
    case "sign":
      return (x) => (x > 0 ? 1 : 0);
    case "softmax":
      throw new Error("softmax is not a function of one score");
  }
}

function softmax(raw: readonly Float64Array[], rounded: (x: number) => number): Float64Array[] {
  const rows = raw[0]?.length ?? 0;
  const out = raw.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const highest = raw.reduce((most, scores) => Math.max(most, scores[row]!), -Infinity);
    let sum = 0;
    for (const [k, scores] of raw.entries()) {
      out[k]![row] = rounded(Math.exp(rounded(scores[row]! - highest)));
      sum += out[k]![row]!;
    }
    for (const scores of out) scores[row] = rounded(scores[row]! / rounded(sum));
  }
  return out;
}
