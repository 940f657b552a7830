/** A scale without ends on which a number's errors are nearly normal, and the way back. */
export interface Scale {
  to(value: number): number;
  from(scaled: number): number;
}

/** The scale for numbers of a range: logit, Fisher's z, logarithm, or the number itself. */
export function scaleOf([low, high]: readonly [number | null, number | null]): Scale {
  if (low === 0 && high === 1) return { to: (x) => Math.log(x / (1 - x)), from: (y) => 1 / (1 + Math.exp(-y)) };
  if (low === -1 && high === 1) return { to: Math.atanh, from: Math.tanh };
  if (low === 0 && high === null) return { to: Math.log, from: Math.exp };
  return { to: (x) => x, from: (y) => y };
}
