import { renderContributions } from "../renderers/terminal/contributions.js";
import { renderEffects } from "../renderers/terminal/effects.js";
import { renderImportance } from "../renderers/terminal/importance.js";
import { renderRecourse } from "../renderers/terminal/recourse.js";
import { renderTrees } from "../renderers/terminal/trees.js";
import { audit } from "./audit.js";
import { effectsSettings } from "./effects-flag-list.js";
import { type ImportanceFlags, importanceSettings } from "./importance-flag-list.js";
import { recourseSettings } from "./recourse-flags.js";
import type { Session } from "./session.js";
import { treeSettings } from "./tree-flags.js";

/** `evenhand importance`: an audit that also asks the model what its numbers rest on, and shows that; returns the exit code. */
export async function importance(data: readonly string[], flags: ImportanceFlags, session: Session): Promise<number> {
  return audit(data, flags, session, {
    asks: "importance",
    studies: (policy) => ({
      ...policy?.studies,
      importance: importanceSettings(flags, policy?.studies.importance),
      ...effectsSettings(flags, policy?.studies),
      ...treeSettings(flags, policy?.studies.surrogates),
      ...recourseSettings(flags, policy?.studies.recourse),
    }),
    screen: (result, screen) =>
      [renderImportance, renderEffects, renderContributions, renderTrees, renderRecourse]
        .map((part) => part(result, screen))
        .filter((text) => text !== "")
        .join("\n"),
  });
}
