import { renderRecourse } from "../renderers/terminal/recourse.js";
import { renderTrees } from "../renderers/terminal/trees.js";
import { renderWhy } from "../renderers/terminal/why.js";
import { audit } from "./audit.js";
import { recourseSettings } from "./recourse-flags.js";
import type { Session } from "./session.js";
import { treeSettings } from "./tree-flags.js";
import { type WhyFlags, whySettings } from "./why-flag-list.js";

/** `evenhand why`: an audit that also asks the model what its gaps come from, and shows that; returns the exit code. */
export async function why(data: readonly string[], flags: WhyFlags, session: Session): Promise<number> {
  return audit(data, flags, session, {
    asks: "why",
    studies: (policy) => ({
      ...policy?.studies,
      why: whySettings(flags, policy?.studies.why),
      ...treeSettings(flags, policy?.studies.surrogates),
      ...recourseSettings(flags, policy?.studies.recourse),
    }),
    screen: (result, screen) =>
      [renderWhy(result, screen), renderTrees(result, screen), renderRecourse(result, screen)].filter((part) => part !== "").join("\n"),
  });
}
