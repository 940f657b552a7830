import { amounts } from "./amounts.js";
import { askedModel } from "./asked-model.js";
import { beforeModel } from "./before-model.js";
import { checks } from "./checks.js";
import { classes } from "./classes.js";
import { contributions } from "./contributions.js";
import { conventionNames } from "./convention-names.js";
import { data } from "./data.js";
import { decision } from "./decision.js";
import { disparities } from "./disparities.js";
import { drift } from "./drift.js";
import { drivers } from "./drivers.js";
import { effects } from "./effects.js";
import { findings } from "./findings.js";
import { glossary } from "./glossary.js";
import { governance } from "./governance.js";
import { groups } from "./groups.js";
import { hidden } from "./hidden.js";
import { importance } from "./importance.js";
import { individual } from "./individual.js";
import { inequality } from "./inequality.js";
import { intersections } from "./intersections.js";
import { membership } from "./membership.js";
import { messages } from "./messages.js";
import { method } from "./method.js";
import { modelAndPurpose } from "./model-and-purpose.js";
import { nextSteps } from "./next-steps.js";
import { notTested } from "./not-tested.js";
import { otherMeasures } from "./other-measures.js";
import { rankings } from "./rankings.js";
import { recourse } from "./recourse.js";
import { regulations } from "./regulations.js";
import { reliability } from "./reliability.js";
import { reproduce } from "./reproduce.js";
import { robustness } from "./robustness.js";
import { scan } from "./scan.js";
import { scores } from "./scores.js";
import type { Section } from "./section.js";
import { sinceLastAudit } from "./since-last-audit.js";
import { strata } from "./strata.js";
import { surrogates } from "./surrogates.js";
import { tests } from "./tests.js";
import { worstCase } from "./worst-case.js";

/** Every section of a report, in the order in which they are shown: decision, findings, limits of knowledge, results, method, proof. */
export const sections = [
  decision,
  checks,
  sinceLastAudit,
  findings,
  notTested,
  nextSteps,
  hidden,
  modelAndPurpose,
  groups,
  classes,
  amounts,
  rankings,
  disparities,
  scores,
  tests,
  strata,
  intersections,
  scan,
  inequality,
  individual,
  askedModel,
  drivers,
  importance,
  surrogates,
  worstCase,
  robustness,
  recourse,
  effects,
  contributions,
  reliability,
  drift,
  otherMeasures,
  conventionNames,
  membership,
  beforeModel,
  data,
  regulations,
  method,
  governance,
  glossary,
  messages,
  reproduce,
] as const satisfies readonly Section[];
