import type { ClassEffects } from "../audit/effects/row.js";
import { formatAmount } from "./format-amount.js";
import { formatName } from "./format-name.js";
import { formatScore } from "./format-score.js";

/** What the number that effects and contributions are of is called, and how it is printed. */
export interface NumberWords {
  /** On an axis and in a sentence: "score", "log-odds". */
  readonly name: string;
  /** A sentence on what it is; null when its name says so. */
  readonly told: string | null;
  readonly print: (value: number) => string;
  /** With its sign: a difference. */
  readonly printChange: (value: number) => string;
}

const known: Readonly<Record<ClassEffects["unit"], { readonly name: string; readonly told: string | null }>> = {
  score: { name: "score", told: null },
  decision: {
    name: "decision",
    told: "The number is the model's decision: 1 is positive, so a mean is the share of positive decisions.",
  },
  amount: { name: "amount", told: null },
  log_odds: {
    name: "log-odds",
    told: "The number is the model's raw score, the log-odds of the positive class, not a probability: 0 is a chance of one half, 1 more multiplies the odds by 2.7.",
  },
  raw_score: { name: "raw score", told: "The number is the model's raw score, before it is turned into its prediction." },
};

export function numberWords({ unit, className }: Pick<ClassEffects, "unit" | "className">): NumberWords {
  const { name, told } = known[unit];
  const print = unit === "amount" ? formatAmount : formatScore;
  return {
    name: className === null ? name : `${name} of ${formatName(className)}`,
    told,
    print: (value) => print(value),
    printChange: (value) => `${value > 0 ? "+" : ""}${print(value)}`,
  };
}
