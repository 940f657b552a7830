import type { RobustnessRow, StressFacts } from "./row.js";

/** What disturbing the data found; empty unless it was asked for. */
export interface StressBlocks {
  /** What each disturbance of the data did to decisions. */
  readonly robustness: readonly RobustnessRow[];
  /** How the disturbances were carried out, and how strong an error each column survives; null unless it was asked for. */
  readonly stress: StressFacts | null;
}

export const noStressBlocks: StressBlocks = { robustness: [], stress: null };
