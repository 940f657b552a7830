import type { AuditEvent } from "../audit/run.js";

const phases: Readonly<Record<AuditEvent["phase"], string>> = {
  bind: "finding columns",
  count: "counting",
  measure: "measuring",
  search: "searching groups",
  profile: "looking at columns",
  // A study says itself what it does.
  study: "",
};

/** What goes on, in the words of the progress line. */
export const phaseWords = ({ phase, detail = "" }: AuditEvent): string => [phases[phase], detail].filter((part) => part !== "").join(", ");
