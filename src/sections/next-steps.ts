import { cell, note, text } from "./block.js";
import { allSteps } from "./next-steps/all-steps.js";
import type { Section } from "./section.js";

/** What to do next, each step by a rule from a finding of this report. */
export const nextSteps: Section = {
  id: "next-steps",
  title: "What to do next",
  blocks(result) {
    const steps = allSteps(result);
    if (steps.length === 0) return [];
    return [
      text(
        "Each step follows from a finding of this report by a fixed rule, whose name stands below the step. The most urgent steps come first.",
      ),
      {
        kind: "table",
        caption: "Recommended next steps",
        columns: [
          { title: "Step", align: "text" },
          { title: "Because", align: "text" },
          { title: "How, or who", align: "text" },
        ],
        rows: steps.map(({ what, rule, because, how }, i) => [cell(`${i + 1}. ${what}.`, rule), cell(`${because}.`), cell(how)]),
        note: null,
      },
      note("These steps are about measuring and knowing. They are not legal advice, and taking them does not make a decision lawful."),
    ];
  },
};
