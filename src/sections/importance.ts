import { note, text } from "./block.js";
import { measureBlocks } from "./importance-measure.js";
import { conditionalWords, importanceMethod } from "./importance-method.js";
import { importances } from "./importance-rows.js";
import { importanceSubgroups } from "./importance-subgroups.js";
import { importanceTogether } from "./importance-together.js";
import type { Section } from "./section.js";

/** What the model's numbers, and the gaps between groups, rest on. */
export const importance: Section = {
  id: "importance",
  title: "What the model's numbers rest on",
  blocks(result) {
    if (result.importance === null) return [];
    return [
      text(
        "Each feature's values were exchanged between rows, and the model was asked again. What gets worse rests on that feature. For a gap, the part that disappears is shown.",
      ),
      ...(result.importance.conditional === "none" ? [] : [text(conditionalWords(result.importance))]),
      ...importances(result).flatMap((one) => measureBlocks(result, one)),
      ...importanceSubgroups(result),
      ...importanceTogether(result),
      note(`${importanceMethod(result.importance)} p is one-sided, adjusted over the features by Benjamini and Hochberg.`),
      note(
        "A feature that carries the same information as others may look unimportant, because the others stand in for it. Importance shows what the model uses, not what causes outcomes.",
      ),
    ];
  },
};
