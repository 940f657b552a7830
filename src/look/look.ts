import type { Paper } from "./paper.js";

/** How a report looks beside its templates: nothing of it changes a number. */
export interface Look {
  readonly paper: Paper;
}

/** A4, in English, without a house style. */
export const usualLook: Look = { paper: "a4" };
