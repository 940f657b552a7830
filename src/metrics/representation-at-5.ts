import { representationAt } from "./kind/representation.js";

/**
 * Places among the first 5 over those that the group's share of each query's items would give. Its natural logarithm is Skew@5.
 *
 * Unit: ratio, 0 or more; 1 = as many as by its share. Tied items share the places that are left. No value without an item.
 * Example: a third of the first 5 places with half of the items → 2/3.
 */
export const representationAt5 = representationAt(5, { id: "representation_at_5", aliases: [] });
