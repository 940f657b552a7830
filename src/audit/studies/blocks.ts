import type { AskedModel } from "../asked-model/row.js";
import type { Drift } from "../drift/row.js";
import { type ExplainedBlocks, noExplainedBlocks } from "../explained/blocks.js";
import type { GapDrivers } from "../gap-drivers.js";
import type { Importance } from "../importance/row.js";
import type { RecourseStudy } from "../recourse/row.js";
import type { Reliability } from "../reliability/row.js";
import { noStressBlocks, type StressBlocks } from "../stress/blocks.js";
import type { TreeStudy } from "../surrogates/row.js";
import type { Why } from "../why/row.js";
import type { WorstCase } from "../worst-case/row.js";

/** What studies found: each block is empty where nobody asked or there is no model. */
export interface StudyBlocks extends StressBlocks, ExplainedBlocks {
  /** The model that was asked, beside what the data say of it; null without a model. */
  readonly askedModel: AskedModel | null;
  /** What drives the gaps in a model's mean score; [] without a model. */
  readonly drivers: readonly GapDrivers[];
  /** What the model's numbers rest on; null unless it was asked for. */
  readonly importance: Importance | null;
  /** What drives the gaps of decisions and scores, by asking the model; null unless it was asked for. */
  readonly why: Why | null;
  /** Small trees of scores, errors and gaps, held against rows that did not grow them; [] unless they were asked for. */
  readonly surrogates: readonly TreeStudy[];
  /** The worst that can happen to parts of the people; null unless it was asked for. */
  readonly worstCase: WorstCase | null;
  /** What would turn unfavourable decisions, by group; null unless it was asked for. */
  readonly recourse: RecourseStudy | null;
  /** How far scores can be relied on, by group; null unless it was asked for. */
  readonly reliability: Reliability | null;
  /** What differs from data of the past; null unless they were given. */
  readonly drift: Drift | null;
}

/** Nothing asked. */
export const noStudyBlocks: StudyBlocks = {
  askedModel: null,
  drivers: [],
  importance: null,
  why: null,
  surrogates: [],
  worstCase: null,
  recourse: null,
  reliability: null,
  drift: null,
  ...noStressBlocks,
  ...noExplainedBlocks,
};
