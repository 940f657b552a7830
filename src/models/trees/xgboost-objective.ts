import type { Transform } from "./ensemble.js";
import type { Refuse } from "./xgboost-file.js";

/** What an objective means for numbers. */
export interface Objective {
  /** From the base score, which is in the unit of the output, to a raw score. */
  readonly margin: (score: number) => number;
  readonly transform: Transform;
}

const same = (x: number): number => x;
/** In the steps and the precision of the library. */
const logit = (p: number): number => -Math.fround(Math.log(Math.fround(Math.fround(1 / p) - 1)));

/** Throws for objectives that are not known here. */
export function objectiveOf(name: string, refuse: Refuse): Objective {
  const of = (kind: Transform["kind"], margin: (score: number) => number = same): Objective => ({ margin, transform: { kind, slope: 1 } });
  switch (name) {
    case "binary:logistic":
    case "reg:logistic":
      return of("logistic", logit);
    case "binary:logitraw":
      return of("identity");
    case "binary:hinge":
      return of("sign");
    case "multi:softprob":
    case "multi:softmax":
      return of("softmax");
    case "count:poisson":
    case "reg:gamma":
    case "reg:tweedie":
    case "survival:cox":
    case "survival:aft":
      return of("exponential", Math.log);
    case "reg:squarederror":
    case "reg:linear":
    case "reg:squaredlogerror":
    case "reg:pseudohubererror":
    case "reg:absoluteerror":
    case "reg:quantileerror":
    case "rank:pairwise":
    case "rank:ndcg":
    case "rank:map":
      return of("identity");
    default:
      throw refuse(`has the objective ${name.slice(0, 40)}, whose transform is not known here`);
  }
}

/** Raw scores to start from, one an output: "5E-1", or "[5E-1, …]" since 3.1, taken to the margin in single precision. */
export function baseMargins(text: string, outputs: number, { margin }: Objective): Float64Array {
  const values = text
    .replace(/[[\]\s]/g, "")
    .split(",")
    .map((part) => Math.fround(Number(part)));
  return Float64Array.from({ length: outputs }, (_, k) => Math.fround(margin(values[k] ?? values[0]!)));
}
