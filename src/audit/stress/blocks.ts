import type { Adversarial } from "./adversarial-row.js";
import type { ExpectationRow } from "./expectation-row.js";
import type { RobustnessRow, StressFacts } from "./row.js";
import type { Serving } from "./serving-row.js";

/** What disturbing the data found; empty unless it was asked for. */
export interface StressBlocks {
  /** What each disturbance of the data did to decisions. */
  readonly robustness: readonly RobustnessRow[];
  /** How the disturbances were carried out, and how strong an error each column survives; null unless it was asked for. */
  readonly stress: StressFacts | null;
  /** What was expected of the score when one feature changes, and what it does. */
  readonly expectations: readonly ExpectationRow[];
  /** Whether the model answers alike however it is asked; null unless it was asked for. */
  readonly serving: Serving | null;
  /** How little has to change for another decision; null unless it was asked for. */
  readonly adversarial: Adversarial | null;
}

export const noStressBlocks: StressBlocks = { robustness: [], stress: null, expectations: [], serving: null, adversarial: null };
