import { backgroundWords } from "./de/background.js";
import { firstPageWords } from "./de/first-page.js";
import { intervalsWords } from "./de/intervals.js";
import { measuresWords } from "./de/measures.js";
import { pageWords } from "./de/page.js";
import { readingWords } from "./de/reading.js";
import { scoresWords } from "./de/scores.js";
import { stepsWords } from "./de/steps.js";
import { tablesWords } from "./de/tables.js";
import { titlesWords } from "./de/titles.js";
import type { MessageKey } from "./en.js";

/** German; what is missing here is shown in English and counted. */
export const de: Readonly<Partial<Record<MessageKey, string>>> = {
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
};
