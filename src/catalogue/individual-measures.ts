import type { CatalogueEntry } from "./entry.js";

const facts = {
  kind: "individual",
  needs: ["prediction", "features"],
  comparator: "individual",
} as const satisfies Partial<CatalogueEntry>;

/** What is measured of rows and those that are nearest to them. */
export const individualMeasures: readonly CatalogueEntry[] = [
  {
    ...facts,
    id: "consistency",
    title: "Consistency",
    formula:
      "mean over rows of the share of the k nearest other rows that are decided as the row is; rows at the same distance share the places",
    range: [0, 1],
    direction: "higher",
    ideal: 1,
    reference: "the k nearest rows in the named features, the row itself left out",
    polarity: "1 when every row gets the decision of all its nearest rows; compare it with what chance gives",
    undefinedWhen: "fewer than k other rows have every feature and a decision",
    elsewhere: [
      {
        tool: "AIF360",
        name: "consistency_score",
        is: "consistency",
        differs: "every row is among its own k nearest; features are not scaled",
      },
      {
        tool: "holisticai and Veritas",
        name: "consistency",
        is: "consistency",
        differs: "every row is among its own k nearest; features are not scaled",
      },
    ],
    source: "Zemel et al. (2013), ICML, §4.2",
    aliases: ["consistency_score", "knn_consistency"],
  },
  {
    ...facts,
    id: "flip_test",
    title: "Flip test",
    formula: "(better − worse) / rows of the group: decided better, and worse, than most of their k nearest rows outside of it",
    range: [-1, 1],
    direction: "ideal",
    ideal: 0,
    reference: "the k nearest rows outside of the group; the nearest one alone when fewer than 10 rows are outside",
    polarity: "0 when as many are decided better as worse; above 0 the group is decided better than those most like it, below 0 worse",
    undefinedWhen: "fewer than k rows are outside of the group, or none of its rows has every feature and a decision",
    elsewhere: [
      {
        tool: "Amazon SageMaker Clarify",
        name: "FT",
        is: "flip_test",
        differs: "its documentation says the opposite sign; this is the sign of its code. Features are not scaled there",
      },
    ],
    source: "Black, Yeom & Fredrikson (2020), FAT*, §3; Amazon SageMaker Clarify, FT",
    aliases: ["fliptest", "counterfactual_flip_test"],
  },
];
