import type { Result } from "../audit/result.js";
import { type Block, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatNumber } from "./format-number.js";

type Asked = Pick<Result, "askedModel">;

/** Decisions that the model would make otherwise than the data say; null when it makes them all, or nothing is known of them. */
export function otherwiseWords({ askedModel }: Asked): string | null {
  const { agreement = null } = askedModel ?? {};
  if (agreement === null || (agreement.flips ?? 0) === 0) return null;
  return `at a score of ${formatNumber(agreement.threshold!)} the model would decide ${formatCount(agreement.flips!)} of ${countOf(agreement.rows, "row")} otherwise than the data say`;
}

/** Said at the head of a section whose numbers are of the model's answers, where these are not the decisions that were audited. */
export function aboutAnswers(result: Asked): readonly Block[] {
  const words = otherwiseWords(result);
  if (words === null) return [];
  return [text(`The numbers of this section are about the model's own answers, not about the decisions that were audited: ${words}.`)];
}

/** Who says where the model's scores are cut; "" where the request does, or nothing is cut. */
export function cutWords({ askedModel }: Asked): string {
  switch (askedModel?.agreement?.thresholdBy) {
    case "recorded":
      return ", as the decisions in the data imply";
    case "usual":
      return ", which nobody says: outcome.threshold in the policy does";
    default:
      return "";
  }
}
