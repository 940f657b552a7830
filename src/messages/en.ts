import { backgroundWords } from "./en/background.js";
import { calculationWords } from "./en/calculation.js";
import { cellsWords } from "./en/cells.js";
import { disturbancesWords } from "./en/disturbances.js";
import { driftWords } from "./en/drift.js";
import { effectsWords } from "./en/effects.js";
import { firstPageWords } from "./en/first-page.js";
import { gapsWords } from "./en/gaps.js";
import { importanceWords } from "./en/importance.js";
import { intervalsWords } from "./en/intervals.js";
import { lawWords } from "./en/law.js";
import { limitsWords } from "./en/limits.js";
import { measuresWords } from "./en/measures.js";
import { modelWords } from "./en/model.js";
import { nearbyWords } from "./en/nearby.js";
import { pageWords } from "./en/page.js";
import { publicWords } from "./en/public.js";
import { readingWords } from "./en/reading.js";
import { reasonsWords } from "./en/reasons.js";
import { reliabilityWords } from "./en/reliability.js";
import { robustnessWords } from "./en/robustness.js";
import { scoresWords } from "./en/scores.js";
import { stepsWords } from "./en/steps.js";
import { tablesWords } from "./en/tables.js";
import { testsWords } from "./en/tests.js";
import { titlesWords } from "./en/titles.js";
import { treesWords } from "./en/trees.js";

/**
 * What reports say, by key; a file a topic. A placeholder is a name in braces; `{name:phrase}` is itself looked up here before it is put
 * in; `{name:known}` has to be found there, `{name:measure}` to be what a measure is called, `{name:number}` a number and
 * `{name:list}` things known with semicolons between, or the message is not meant.
 *
 * A sentence that a section writes and that is not here is shown as it is, in every language. `cell.` messages are the only ones that
 * are looked for in cells, as these hold the user's own words; `number.` messages in cells of columns of numbers and `detail.` messages
 * in what qualifies a cell; `label.` messages only in labels of charts; `term.` messages only in the glossary; `name.` messages, which
 * say what measures are called, wherever prose stands; `words.` messages, of which nobody makes a name, everywhere.
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
  ...cellsWords,
  ...gapsWords,
  ...reasonsWords,
  ...limitsWords,
  ...calculationWords,
  ...lawWords,
  ...testsWords,
  ...driftWords,
  ...reliabilityWords,
  ...effectsWords,
  ...nearbyWords,
  ...disturbancesWords,
  ...robustnessWords,
  ...treesWords,
  ...importanceWords,
  ...modelWords,
  ...publicWords,
} as const;

export type MessageKey = keyof typeof en;
