import { type Diagnostic, diagnostic } from "../../errors.js";
import type { StudyBlocks } from "./blocks.js";

/** Studies that a budget of rows or seconds ended before they were done; [] = none. One line a study. */
function cutStudies({ importance, why, effects, shapley, sage, stress, recourse }: StudyBlocks): readonly string[] {
  const cut: readonly (readonly [string, boolean | undefined])[] = [
    ["importance", importance?.truncated],
    ["what drives the gap", why?.truncated],
    ["effects", effects?.truncated],
    ["contributions", shapley?.truncated],
    ["SAGE", sage !== null && sage.loss !== null && !sage.converged],
    ["stress", stress !== null && stress.cut.length > 0],
    ["recourse", recourse?.truncated],
  ];
  return cut.filter(([, is]) => is === true).map(([study]) => study);
}

/** One note that names every study which a budget cut short. */
export function cutShortNotes(blocks: StudyBlocks): readonly Diagnostic[] {
  const cut = cutStudies(blocks);
  if (cut.length === 0) return [];
  return [
    diagnostic("EH309", `a budget ended before ${cut.length === 1 ? "a study was" : "studies were"} done: ${cut.join(", ")}`, {
      help: ["a larger --max-evals or --max-seconds"],
    }),
  ];
}
