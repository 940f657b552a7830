import type { Result } from "../../audit/result.js";
import { subject } from "../../sections/subject.js";

/** What exports call the model: the policy's name, or what was audited. */
export const modelName = (result: Result): string => result.policy?.name ?? subject(result);

/** Words of the task that model cards use. */
export const taskWords: Readonly<Record<Result["plan"]["task"], string>> = {
  binary: "binary-classification",
  multiclass: "multi-class-classification",
  regression: "regression",
  ranking: "ranking",
};

export const DISCLAIMER =
  "Results of statistical tests on the data named here. Not legal advice and not a certification: a result inside a limit does not show that the system is lawful or free of bias, and one outside does not by itself show that it is unlawful.";
