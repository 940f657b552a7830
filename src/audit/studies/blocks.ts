import type { GapDrivers } from "../gap-drivers.js";
import type { Importance } from "../importance/row.js";

/** What studies found: each block is empty where nobody asked or there is no model. */
export interface StudyBlocks {
  /** What drives the gaps in a model's mean score; [] without a model. */
  readonly drivers: readonly GapDrivers[];
  /** What the model's numbers rest on; null unless it was asked for. */
  readonly importance: Importance | null;
  readonly robustness: readonly never[];
}

/** Nothing asked. */
export const noStudyBlocks: StudyBlocks = { drivers: [], importance: null, robustness: [] };
