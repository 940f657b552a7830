import { type Block, note, text } from "./block.js";
import { formatName } from "./format-name.js";
import { answers } from "./record/given.js";
import { fieldWords } from "./regulation/applicability.js";
import type { Section } from "./section.js";

/** What people say of the model, its purpose and the data; and what they do not say. */
export const modelAndPurpose: Section = {
  id: "model-and-purpose",
  title: "Model and purpose",
  blocks({ record }): readonly Block[] {
    if (record === null)
      return [
        text(
          "○ Not provided. The record does not say what the model is for, whom it concerns, where the data come from or who oversees it, and the numbers of this report cannot tell.",
        ),
        note(
          "The command “evenhand record init” asks for these facts and writes evenhand.record.yml; audits run beside that file show its answers here.",
        ),
      ];
    const { model = {}, purpose = {}, data = {} } = record.content;
    const roles = {
      informs: "informs a person who decides",
      augments: "advises a person who decides",
      replaces: "decides in a person's place",
    };
    return [
      text(
        `As stated by those who keep the record ${formatName(record.path)} (SHA-256 ${record.sha256.slice(0, 16)}). The audit did not check any of it.`,
      ),
      answers("The model", [
        [
          "Name and version",
          model.name === undefined ? undefined : [model.name, model.version].filter((part) => part !== undefined).join(", "),
        ],
        ["Answers for it", model.owner],
        ["Made by", model.developer],
        ["How it works", model.description],
        ["Digest of what runs", model.artifact],
        ["Changes", model.changes],
      ]),
      answers("Its purpose", [
        ["Its decisions are about", purpose.field === undefined ? undefined : fieldWords[purpose.field]],
        ["Intended use", purpose.intended_use],
        ["Not made for", purpose.out_of_scope],
        ["Used by", purpose.users],
        ["Concerns", purpose.affected_people],
        ["Role in the decision", purpose.decision_role === undefined ? undefined : roles[purpose.decision_role]],
        ["Automation", purpose.automation],
        ["A wrong decision", purpose.harms],
        ["Known limitations", purpose.limitations],
        ["Why these measures and limits", purpose.metric_rationale],
      ]),
      answers("The data", [
        ["Origin", data.origin],
        ["Period", data.period],
        ["Sampling", data.sampling],
        ["Preparation", data.preparation],
        ["Recorded outcomes", data.labels],
        ["Gaps", data.gaps],
        ["Training data", data.training],
        ["External validation", data.external_validation],
      ]),
    ];
  },
};
