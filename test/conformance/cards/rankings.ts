import { expect } from "vitest";
import { listFromTexts } from "../../../src/disparities/kind/listed-groups.js";
import { ndklOf } from "../../../src/disparities/ndkl.js";
import type { Sample } from "../../../src/metrics/kind/metric.js";
import { rankingFrom } from "../../../src/metrics/kind/ranking.js";
import { meanExposure } from "../../../src/metrics/mean-exposure.js";
import type { Card } from "../card.js";

export const fairRankTune: Card = {
  peer: "FairRankTune, reranking and recommenders",
  licence: "BSD-3-Clause, MIT, MIT",
  cases: ["fairranktune-", "reranking-", "recommenders-"],
  differences: [
    {
      what: "Items with the same score",
      theirs: "ranked in the order in which they happen to come, so that sorting the file changes the result",
      ours: "the mean over all orders of the tied",
      why: "the order of rows is not evidence",
      shows() {
        const { of } = rankingFrom([[{ tied: ["a", "b"] }]]);
        const exposure = (group: string) => meanExposure.estimate({ ranking: of(group) } as unknown as Sample).value;
        expect(exposure("a")).toBe(exposure("b"));
      },
    },
    {
      what: "A group that a list does not hold",
      theirs: "1e-7 is added to its share, and the divergence depends on that number",
      ours: "shares are those of the list itself, and 0 ln 0 is 0: nothing is added",
      why: "a made-up share is not an observation",
      shows() {
        expect(ndklOf(listFromTexts(["a", "b"], "ab"), [0.5, 0.5])).toBeCloseTo(Math.log(2) / (1 + 1 / Math.log2(3)), 14);
      },
    },
  ],
};
