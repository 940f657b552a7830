import type { Result } from "../../audit/result.js";
import { isSearchOnly } from "../search-only.js";
import { dataSteps } from "./data-steps.js";
import { limitSteps } from "./limit-steps.js";
import { modelSteps } from "./model-steps.js";
import { paperSteps } from "./paper-steps.js";
import type { Step } from "./step.js";

/** All that follows from the findings, what is most urgent first. */
export const allSteps = (result: Result): readonly Step[] =>
  isSearchOnly(result) ? [] : [...limitSteps(result), ...modelSteps(result), ...dataSteps(result), ...paperSteps(result)];
