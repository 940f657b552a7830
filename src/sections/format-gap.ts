import type { Result } from "../audit/result.js";
import type { DisparityRow } from "../disparities/row.js";
import { type DisparityScale, disparityScale, formatDisparity } from "./disparity-facts.js";

/** A gap as its unit is written: "19.6", "1,836", "0.032"; shares in percentage points. */
export const formatGap = (result: Result, row: DisparityRow, value = row.value): string =>
  value === null ? "–" : formatDisparity(value, disparityScale(result, row));

/** What follows the number of a gap in a sentence: " percentage points", or nothing. */
export const gapUnit = (scale: DisparityScale): string => (scale === "points" ? " percentage points" : "");

/** How a table of gaps calls their unit: "percentage points" when that is all of theirs. */
export const unitOfGaps = (result: Result, rows: readonly DisparityRow[]): string =>
  rows.every((row) => disparityScale(result, row) === "points") ? "in percentage points" : "in the unit of each measure; shares in points";
