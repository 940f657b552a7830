import { furthestSkew } from "./kind/furthest-skew.js";

/**
 * Largest skew of a group among the first ten places: the logarithm of its places over those that its share of each query's items would give.
 *
 * Unit: nats; 0 = as many as by its share. No value with fewer than two groups to compare, or when that group has none of the places.
 * Example: representations 0.8 and 1.25 → ln 1.25 = 0.223.
 */
export const maxSkewAt10 = furthestSkew("highest", {
  id: "max_skew_at_10",
  title: "Largest skew among the first ten",
  formula: "ln(largest representation_at_10)",
  aliases: ["max_skew"],
  source: "Geyik, Ambler & Kenthapadi (2019), KDD, definition 2",
});
