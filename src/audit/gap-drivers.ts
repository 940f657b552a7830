import type { GroupKey } from "../disparities/row.js";
import type { GapPart } from "../explanations/gap/part.js";

/** A gap in a model's mean raw score between a group and its reference, taken apart by feature; the parts add up to it. */
export interface GapDrivers {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly comparedWith: GroupKey;
  /** Of the group. */
  readonly rows: number;
  /** Mean raw score of the group less that of the reference; null with a reason. */
  readonly gap: number | null;
  readonly reason: string | null;
  /** Largest first. */
  readonly parts: readonly GapPart[];
}
