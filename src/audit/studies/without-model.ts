import { type Diagnostic, diagnostic } from "../../errors.js";
import type { StudySettings } from "../../policy/study-settings.js";

/** Studies that cannot be made of scores and decisions in the data, as a reader knows them. */
const needModel: readonly (readonly [keyof StudySettings, string])[] = [
  ["importance", "importance"],
  ["why", "what drives the gap"],
  ["effects", "effects"],
  ["shapley", "contributions"],
  ["sage", "SAGE"],
  ["recourse", "recourse"],
];

/** One note that names what is asked of a model where there is none; limits on one are seen to have no data. */
export function withoutModel(settings: StudySettings): readonly Diagnostic[] {
  const asked = needModel.filter(([study]) => settings[study] !== undefined).map(([, name]) => name);
  if (asked.length === 0) return [];
  return [
    diagnostic("EH155", `${asked.join(", ")} ${asked.length === 1 ? "is" : "are"} asked for, and no model is named`, {
      help: ["--model module:./model.mjs"],
    }),
  ];
}
