import type { StudySettings } from "../../policy/study-settings.js";
import { effects } from "../effects/effects.js";
import type { Importance } from "../importance/row.js";
import { sage } from "../sage/sage.js";
import { shapley } from "../shapley/shapley.js";
import type { ModelWork } from "../studies/study.js";
import type { ExplainedBlocks } from "./blocks.js";

/** The three studies that explain the model's numbers, each where it was asked for. */
export async function explained(work: ModelWork, settings: StudySettings, importance: Importance | null): Promise<ExplainedBlocks> {
  return {
    effects: settings.effects === undefined ? null : await effects(work, settings.effects, importance),
    shapley: settings.shapley === undefined ? null : await shapley(work, settings.shapley),
    sage: settings.sage === undefined ? null : await sage(work, settings.sage),
  };
}
