import type { TreeStudy } from "../surrogates/row.js";

/** Trees without those that have a node of few people, or conditions on an attribute that has a hidden group. */
export const hiddenTrees = (trees: readonly TreeStudy[], attributes: ReadonlySet<string>, minCell: number): readonly TreeStudy[] =>
  trees.filter(({ nodes }) =>
    nodes.every(
      ({ rows, grown, conditions }) => rows >= minCell && grown.rows >= minCell && !conditions.some(({ column }) => attributes.has(column)),
    ),
  );
