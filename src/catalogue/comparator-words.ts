import type { ComparatorId } from "./entry.js";

/** What a group is set against under each comparator. */
export const referenceWords: Readonly<Record<ComparatorId, string>> = {
  pairs: "every other group, pair by pair; the pair furthest apart gives the value",
  reference: "the group that you name as the reference, else the largest one",
  overall: "everybody, the group included",
  rest: "everybody who is not in the group",
  best: "the group with the highest value",
  individual: "no group: people are compared with each other",
};

/** What large and small values mean. */
export function polarityWords(scale: "difference" | "ratio", comparator: ComparatorId, better: "lower" | "higher" | "ideal"): string {
  if (comparator === "individual") return "0 when people are treated alike; the larger, the less alike";
  if (scale === "ratio")
    return comparator === "pairs" || comparator === "best"
      ? "1 when groups are equal; the smaller, the further apart"
      : "1 when equal; above 1 the group has more than its reference, below 1 less";
  return comparator === "pairs" || better === "lower"
    ? "0 when groups are equal; the larger, the further apart"
    : "0 when equal; above 0 the group has more than its reference, below 0 less";
}
