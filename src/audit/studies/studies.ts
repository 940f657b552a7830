import type { Diagnostic } from "../../errors.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { remembered } from "../../models/remembered.js";
import { columnsOfReliability } from "../../policy/reliability-settings.js";
import type { StudySettings } from "../../policy/study-settings.js";
import { answerCut, cutNotes, usualCut } from "../asked-model/answer-cut.js";
import { askedModel, positiveNotes } from "../asked-model/asked-model.js";
import { codesStruck } from "../before-model/codes-struck.js";
import type { SentinelRow } from "../before-model/row.js";
import { drift } from "../drift/drift.js";
import { gapDrivers } from "../drivers.js";
import { explained } from "../explained/explained.js";
import { importance } from "../importance/importance.js";
import { importanceNotes } from "../importance/notes.js";
import { recourse } from "../recourse/recourse.js";
import { reliability } from "../reliability/reliability.js";
import { stress } from "../stress/stress.js";
import { surrogates } from "../surrogates/surrogates.js";
import { why } from "../why/why.js";
import { worstCase } from "../worst-case/worst-case.js";
import { type Attempts, attempts } from "./attempts.js";
import { noStudyBlocks, type StudyBlocks } from "./blocks.js";
import { cutShortNotes } from "./cut-short.js";
import { givenModel } from "./given-model.js";
import type { ModelWork, StudyWork } from "./study.js";
import { withoutModel } from "./without-model.js";

/** Studies that were asked for, and the model to ask; null = there is none. */
export interface Asked {
  readonly settings: StudySettings;
  readonly model: Model | null;
  /** Studies that are stopped are left out and named, and do not end the run. */
  readonly partial?: boolean;
}

export interface Studied {
  readonly blocks: StudyBlocks;
  /** False when a study was left out. */
  readonly complete: boolean;
  readonly notes: readonly Diagnostic[];
  /** Numbers like codes for "not known" in columns that were disturbed. */
  readonly codes: readonly SentinelRow[];
}

/** Everything that was asked beyond rates and gaps: of the data, and of the model where there is one. */
export async function studied(work: () => Promise<StudyWork>, { settings, model: named, partial = false }: Asked): Promise<Studied> {
  if (named === null && Object.keys(settings).length === 0) return { blocks: noStudyBlocks, complete: true, notes: [], codes: [] };
  const found = await work();
  // What only reliability reads is no feature, unless the model says that it reads it.
  const at = { ...found, request: { ...found.request, apart: columnsOfReliability(settings.reliability) } };
  const model = named && remembered(givenModel(named, at.table, at.request), at.table);
  const attempt = attempts({ signal: at.signal, partial });
  const usual = model && usualCut(model, at.request.outcome.threshold);
  const cut = model && (await attempt.run("the cut of the model's answers", usual!, () => answerCut(at, model)));
  const blocks = {
    ...noStudyBlocks,
    ...(await ofData({ ...at, ...(cut !== null && { cut }) }, { settings, model }, attempt)),
    ...(model && (await attempt.run("other studies of the model", {}, () => ofModel({ ...at, model, cut: cut! }, settings, attempt)))),
  };
  const notes = [
    ...(model === null ? [] : [...positiveNotes({ ...at, model }), ...cutNotes(cut!, model)]),
    ...(model === null ? withoutModel(settings) : []),
    ...(blocks.importance === null ? [] : importanceNotes(blocks.importance)),
    ...cutShortNotes(blocks),
  ];
  const codes = codesStruck(at.table, blocks.robustness);
  return { blocks, complete: attempt.notes.length === 0, notes: [...notes, ...attempt.notes], codes };
}

/** One line a study that asks the model where there is one, and takes the scores and decisions in the data where there is none. */
async function ofData(work: StudyWork, { settings, model }: Asked, { run }: Attempts): Promise<Partial<StudyBlocks>> {
  const { surrogates: trees, reliability: promise, worstCase: worst, drift: past } = settings;
  return {
    worstCase: worst === undefined ? null : await run("worst case", null, () => worstCase(work, model, worst)),
    surrogates: trees === undefined ? [] : await run("surrogates", [], () => surrogates(work, model, trees)),
    reliability: promise === undefined ? null : await run("reliability", null, () => reliability(work, model, promise)),
    drift: past === undefined ? null : await run("drift", null, () => drift(work, past)),
  };
}

/** One line a study that asks the model. */
async function ofModel(work: ModelWork, settings: StudySettings, { run }: Attempts): Promise<Partial<StudyBlocks>> {
  const { importance: rests, stress: breaks, recourse: ways, why: driving } = settings;
  const found = rests === undefined ? null : await run("importance", null, () => importance(work, rests));
  return {
    drivers: hasTrees(work.model) ? gapDrivers(work) : [],
    why: driving === undefined ? null : await run("what drives the gap", null, () => why(work, driving)),
    importance: found,
    ...(await run("effects and contributions", {}, () => explained(work, settings, found))),
    recourse: ways === undefined ? null : await run("recourse", null, () => recourse(work, ways)),
    ...(breaks !== undefined && (await run("stress", {}, () => stress(work, breaks)))),
    // Last, so that its facts count every question.
    askedModel: await run("comparison of the model with the data", null, () => askedModel(work)),
  };
}
