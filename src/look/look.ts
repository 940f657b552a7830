import type { Locale } from "./locale.js";
import type { Paper } from "./paper.js";

/** How a report looks beside its templates: nothing of it changes a number. */
export interface Look {
  readonly paper: Paper;
  readonly locale: Locale;
}

/** A4, in English. */
export const usualLook: Look = { paper: "a4", locale: "en" };
