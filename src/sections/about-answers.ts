import type { Result } from "../audit/result.js";
import { type Block, note } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatNumber } from "./format-number.js";

type Asked = Pick<Result, "askedModel">;

/** Decisions that the model would make differently from the data; null when it makes them all, or nothing is known of them. */
export function otherwiseWords({ askedModel }: Asked): string | null {
  const { agreement = null } = askedModel ?? {};
  if (agreement === null || (agreement.flips ?? 0) === 0) return null;
  return `at a score of ${formatNumber(agreement.threshold!)} the model would decide ${formatCount(agreement.flips!)} of ${countOf(agreement.rows, "row")} differently from the data`;
}

/** Said in short at the head of a section whose numbers are of the model's answers, where these are not the decisions that were audited. */
export function aboutAnswers(result: Asked): readonly Block[] {
  if (otherwiseWords(result) === null) return [];
  return [note("About the model’s own answers, not the audited decisions: see “The model that was asked”.")];
}

/** Who says where the model's scores are cut; "" where the request does, or nothing is cut. */
export function cutWords({ askedModel }: Asked): string {
  switch (askedModel?.agreement?.thresholdBy) {
    case "recorded":
      return ", as the decisions in the data imply";
    case "usual":
      return ", an assumption: outcome.threshold in the policy states it";
    default:
      return "";
  }
}
