import type { Result } from "../../audit/result.js";
import { agreementWords } from "../../sections/agreement-words.js";
import { wrapped } from "./display-width.js";

/** Whether the model that was asked is the one whose numbers are in the data; none without a model or anything to compare. */
export const askedModelLines = ({ askedModel }: Result, width: number): readonly string[] =>
  askedModel?.agreement ? wrapped(agreementWords(askedModel.agreement), width) : [];
