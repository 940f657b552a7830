import { decisionFields } from "../../packs/pack.js";

/** One question of the interview: the key of its answer, and how it is asked. */
export interface RecordQuestion {
  readonly key: `${"model" | "purpose" | "data" | "oversight"}.${string}`;
  readonly question: string;
  /** Answers that it may have; any without. */
  readonly oneOf?: readonly string[];
}

/** What is asked of whoever keeps the record, in the order in which a reader wants to know it. */
export const recordQuestions: readonly RecordQuestion[] = [
  { key: "model.name", question: "What is the model called?" },
  { key: "model.version", question: "Which version was audited?" },
  { key: "model.owner", question: "Who answers for it?" },
  { key: "model.developer", question: "Who made it?" },
  { key: "model.description", question: "How does it work: kind of model, inputs, training?" },
  { key: "purpose.field", question: `What are its decisions about? (${decisionFields.join(", ")})`, oneOf: decisionFields },
  { key: "purpose.intended_use", question: "What does it decide or advise, about whom?" },
  { key: "purpose.out_of_scope", question: "Which uses was it not made for?" },
  { key: "purpose.affected_people", question: "Whom do its decisions concern?" },
  {
    key: "purpose.decision_role",
    question: "Does it inform, augment or replace a person's decision? (informs, augments, replaces)",
    oneOf: ["informs", "augments", "replaces"],
  },
  { key: "purpose.harms", question: "What does a wrong decision do to a person?" },
  { key: "purpose.limitations", question: "What is known not to work?" },
  { key: "purpose.metric_rationale", question: "Why do these measures and limits suit the purpose?" },
  { key: "data.origin", question: "Where do the audited data come from?" },
  { key: "data.period", question: "When were they collected?" },
  { key: "data.labels", question: "Where do true outcomes come from, and what do they miss?" },
  { key: "data.gaps", question: "Who or what is missing in the data?" },
  { key: "oversight.human_review", question: "Who can overrule the model, and how?" },
  { key: "oversight.contest_route", question: "How does a person contest a decision?" },
  { key: "oversight.monitoring", question: "What is watched, how often, by whom?" },
  { key: "oversight.retention", question: "How long are records kept?" },
  { key: "oversight.contact", question: "Whom to ask?" },
];
