import type { ScanResult } from "../../scan/scan-result.js";
import type { ConditionalRow, DemographicDisparityRow } from "../conditional/row.js";
import type { ConventionRow } from "../conventions/row.js";
import type { InequalityRow } from "../inequality/row.js";

/** What a result says beyond rates and gaps of groups: each block is empty where nobody asked or the data do not have it. */
export interface FurtherBlocks {
  /** Each group against its reference within strata, pooled and standardised, metric by metric; [] without strata. */
  readonly conditional: readonly ConditionalRow[];
  /** Conditional demographic disparity of each group, of decisions and of outcomes; [] without strata. */
  readonly conditionalDisparity: readonly DemographicDisparityRow[];
  /** Each group's numbers under the names and signs of the tools that were asked for; [] when none was. */
  readonly conventions: readonly ConventionRow[];
  /** How unequally decisions benefit people, between and within the groups of each grouping; [] without labels or decisions. */
  readonly inequality: readonly InequalityRow[];
  /** Groups that nobody named, searched metric by metric; [] when nobody asked. */
  readonly scan: readonly ScanResult[];
}

/** Nothing measured. */
export const noFurtherBlocks: FurtherBlocks = {
  conditional: [],
  conditionalDisparity: [],
  conventions: [],
  inequality: [],
  scan: [],
};
