import type { Transform } from "./ensemble.js";
import type { Refuse, Saved } from "./xgboost-file.js";
import { baseMargins, objectiveOf } from "./xgboost-objective.js";

/** What every booster of XGBoost has. */
export interface Learner {
  /** e.g. "XGBoost 3.1". */
  readonly library: string;
  readonly learner: Saved["learner"];
  /** Raw scores a row. */
  readonly outputs: number;
  /** Raw scores to start from, one an output. */
  readonly base: Float64Array;
  readonly transform: Transform;
}

/** The learner in what XGBoost saved. Throws for foreign content, versions that are not read, several targets and unknown objectives. */
export function learnerOf(content: unknown, refuse: Refuse): Learner {
  const { version, learner } = content as Partial<Saved>;
  if (!Array.isArray(version) || learner === undefined) throw refuse("is not a model that XGBoost saved");
  const [major, minor] = version as readonly number[];
  if (major === undefined || minor === undefined || major > 3 || major < 1 || (major === 1 && minor < 6))
    throw refuse(`was saved by XGBoost ${version.join(".").slice(0, 20)}; 1.6 to 3 are read`);
  const parameters = learner.learner_model_param;
  const targets = Number(parameters.num_target ?? 1);
  if (targets > 1) throw refuse(`predicts ${targets} targets at once, of which none is the score`);
  const outputs = Math.max(1, Number(parameters.num_class ?? 0));
  const objective = objectiveOf(learner.objective.name, refuse);
  return {
    library: `XGBoost ${major}.${minor}`,
    learner,
    outputs,
    base: baseMargins(parameters.base_score ?? "0.5", outputs, objective),
    transform: objective.transform,
  };
}
