import type { Model } from "../../models/model.js";
import type { AuditRequest } from "../../policy/request.js";
import type { Table } from "../../table/table.js";
import type { AnswerCut } from "../asked-model/answer-cut.js";
import type { Bound } from "../bind/bind.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { Latency } from "../stress/serving-row.js";

/** What every study has at hand. */
export interface StudyWork {
  readonly table: Table;
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly plan: MeasurePlan;
  /** From which score on a model's answer is a positive decision; absent = there is no model. */
  readonly cut?: AnswerCut | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Seconds since the run began, for budgets of time; absent = there is no such budget. */
  readonly clock?: (() => number) | undefined;
  /** Told what goes on, e.g. "importance, feature 3 of 12". */
  /** Told how long answers of a model took, where there is a clock. */
  readonly onLatency?: ((latency: Latency) => void) | undefined;
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** What a study has that asks a model. */
export interface ModelWork extends StudyWork {
  readonly model: Model;
  readonly cut: AnswerCut;
}
