import { backgroundWords } from "./de/background.js";
import { calculationWords } from "./de/calculation.js";
import { cellsWords } from "./de/cells.js";
import { disturbancesWords } from "./de/disturbances.js";
import { driftWords } from "./de/drift.js";
import { effectsWords } from "./de/effects.js";
import { firstPageWords } from "./de/first-page.js";
import { gapsWords } from "./de/gaps.js";
import { importanceWords } from "./de/importance.js";
import { intervalsWords } from "./de/intervals.js";
import { lawWords } from "./de/law.js";
import { limitsWords } from "./de/limits.js";
import { measuresWords } from "./de/measures.js";
import { modelWords } from "./de/model.js";
import { nearbyWords } from "./de/nearby.js";
import { pageWords } from "./de/page.js";
import { publicWords } from "./de/public.js";
import { readingWords } from "./de/reading.js";
import { reasonsWords } from "./de/reasons.js";
import { reliabilityWords } from "./de/reliability.js";
import { robustnessWords } from "./de/robustness.js";
import { scoresWords } from "./de/scores.js";
import { stepsWords } from "./de/steps.js";
import { tablesWords } from "./de/tables.js";
import { testsWords } from "./de/tests.js";
import { titlesWords } from "./de/titles.js";
import { treesWords } from "./de/trees.js";
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
};
