import { backgroundWords } from "./en/background.js";
import { firstPageWords } from "./en/first-page.js";
import { intervalsWords } from "./en/intervals.js";
import { measuresWords } from "./en/measures.js";
import { pageWords } from "./en/page.js";
import { readingWords } from "./en/reading.js";
import { scoresWords } from "./en/scores.js";
import { stepsWords } from "./en/steps.js";
import { tablesWords } from "./en/tables.js";
import { titlesWords } from "./en/titles.js";

/**
 * What reports say, by key; a file a topic. A placeholder is a name in braces; `{name:phrase}` is itself looked up here before it is put
 * in; `{name:measure}` has to be what a measure is called, and `{name:number}` a number, or the message is not meant.
 *
 * A sentence that a section writes and that is not here is shown as it is, in every language. `cell.` messages are the only ones that
 * are looked for in cells, as these hold the user's own words; `number.` messages in cells of columns of numbers and `detail.` messages
 * in what qualifies a cell; `label.` messages only in labels of charts; `term.` messages only in the glossary; `name.` messages, which
 * say what measures are called, wherever prose stands.
 */
export const en = {
  ...pageWords,
  ...titlesWords,
  ...firstPageWords,
  ...tablesWords,
  ...intervalsWords,
  ...measuresWords,
  ...stepsWords,
  ...readingWords,
  ...scoresWords,
  ...backgroundWords,
} as const;

export type MessageKey = keyof typeof en;
