import type { Card } from "./card.js";
import { aequitas } from "./cards/aequitas.js";
import { aif360 } from "./cards/aif360.js";
import { clarify } from "./cards/clarify.js";
import { dalex } from "./cards/dalex.js";
import { fairlearn } from "./cards/fairlearn.js";
import { holisticai } from "./cards/holisticai.js";
import { auditAi, fairtest, giskard, lift, tfma } from "./cards/inference.js";
import { jurity } from "./cards/jurity.js";
import { localLaw144 } from "./cards/law-texts.js";
import { mapie } from "./cards/mapie.js";
import { others } from "./cards/others.js";
import { fairRankTune } from "./cards/rankings.js";
import { scikitLearn } from "./cards/scikit-learn.js";
import { shap } from "./cards/shap.js";
import { aiverify, everybody, guardian, kozodoi, oxonfair } from "./cards/undefined-values.js";
import { veritas } from "./cards/veritas.js";

/** One card a peer: the cases that are reproduced, and what is done otherwise on purpose. */
export const cards: readonly Card[] = [
  fairlearn,
  aif360,
  aequitas,
  clarify,
  jurity,
  holisticai,
  veritas,
  lift,
  dalex,
  aiverify,
  tfma,
  giskard,
  auditAi,
  fairtest,
  guardian,
  oxonfair,
  kozodoi,
  fairRankTune,
  scikitLearn,
  shap,
  mapie,
  everybody,
  localLaw144,
  ...others,
];
