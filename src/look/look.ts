import type { Brand } from "./brand.js";
import type { Locale } from "./locale.js";
import type { Paper } from "./paper.js";

/** How a report looks beside its templates: nothing of it changes a number. */
export interface Look {
  readonly paper: Paper;
  readonly locale: Locale;
  /** Whose it is, at its head; null = nobody is named. */
  readonly brand: Brand | null;
}

/** A4, in English, without a brand. */
export const usualLook: Look = { paper: "a4", locale: "en", brand: null };
