import type { Diagnostic } from "../../errors.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { remembered } from "../../models/remembered.js";
import type { StudySettings } from "../../policy/study-settings.js";
import { askedModel } from "../asked-model/asked-model.js";
import { gapDrivers } from "../drivers.js";
import { explained } from "../explained/explained.js";
import { importance } from "../importance/importance.js";
import { importanceNotes } from "../importance/notes.js";
import { recourse } from "../recourse/recourse.js";
import { stress } from "../stress/stress.js";
import { surrogates } from "../surrogates/surrogates.js";
import { noStudyBlocks, type StudyBlocks } from "./blocks.js";
import type { ModelWork, StudyWork } from "./study.js";

/** Studies that were asked for, and the model to ask; null = there is none. */
export interface Asked {
  readonly settings: StudySettings;
  readonly model: Model | null;
}

export interface Studied {
  readonly blocks: StudyBlocks;
  readonly notes: readonly Diagnostic[];
}

/** Everything that was asked beyond rates and gaps: of the data, and of the model where there is one. */
export async function studied(work: () => Promise<StudyWork>, { settings, model }: Asked): Promise<Studied> {
  if (model === null && Object.keys(settings).length === 0) return { blocks: noStudyBlocks, notes: [] };
  const at = await work();
  const blocks = {
    ...noStudyBlocks,
    ...(await ofData(at, { settings, model })),
    ...(model && (await ofModel({ ...at, model: remembered(model, at.table) }, settings))),
  };
  return { blocks, notes: blocks.importance === null ? [] : importanceNotes(blocks.importance) };
}

/** One line a study that asks the model where there is one, and takes the scores and decisions in the data where there is none. */
async function ofData(work: StudyWork, { settings, model }: Asked): Promise<Partial<StudyBlocks>> {
  return {
    surrogates: settings.surrogates === undefined ? [] : await surrogates(work, model, settings.surrogates),
  };
}

/** One line a study that asks the model. */
async function ofModel(work: ModelWork, settings: StudySettings): Promise<Partial<StudyBlocks>> {
  const { importance: rests, stress: breaks, recourse: ways } = settings;
  const found = rests === undefined ? null : await importance(work, rests);
  return {
    drivers: hasTrees(work.model) ? gapDrivers(work) : [],
    importance: found,
    ...(await explained(work, settings, found)),
    recourse: ways === undefined ? null : await recourse(work, ways),
    ...(breaks !== undefined && (await stress(work, breaks))),
    // Last, so that its facts count every question.
    askedModel: await askedModel(work),
  };
}
