/** The operators of two numbers, by mathjs's names; NaN = no value. */
export const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => (b === 0 ? Number.NaN : a / b),
  pow: (a, b) => (Number.isNaN(a) ? Number.NaN : a ** b),
};

/** The comparisons of two numbers that have values, by mathjs's names. */
export const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  smaller: (a, b) => a < b,
  smallerEq: (a, b) => a <= b,
  larger: (a, b) => a > b,
  largerEq: (a, b) => a >= b,
  equal: (a, b) => a === b,
  unequal: (a, b) => a !== b,
};

/** The functions that a formula may call, and the most numbers each takes. */
export const functions: Readonly<Record<string, { readonly most: number; of(...values: number[]): number }>> = {
  abs: { most: 1, of: Math.abs },
  sqrt: { most: 1, of: Math.sqrt },
  log: { most: 1, of: Math.log },
  exp: { most: 1, of: Math.exp },
  min: { most: 20, of: Math.min },
  max: { most: 20, of: Math.max },
};

/** The number, NaN when it is not finite: a formula never goes on with infinity. */
export const orNone = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);
