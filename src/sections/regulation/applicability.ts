import { reachOf } from "../../audit/regulation/reach.js";
import type { RegulationRow } from "../../audit/regulation/row.js";
import type { Result } from "../../audit/result.js";
import type { DecisionField } from "../../packs/pack.js";
import { type TextBlock, text } from "../block.js";
import { formatName } from "../format-name.js";

/** What decisions are about, so that "decisions about ..." reads well. */
export const fieldWords: Readonly<Record<DecisionField, string>> = {
  employment: "employment",
  lending: "credit",
  insurance: "insurance",
  housing: "housing",
  education: "education",
  health: "health care",
  public_services: "public services",
  justice: "justice and law enforcement",
  other: "something else",
};

/** That a text is about other decisions than the audited ones, or may be, and why it is shown all the same; null where it is about them. */
export function applicability(row: RegulationRow, result: Pick<Result, "record">): TextBlock | null {
  const reach = reachOf(row, result);
  if (reach === null || reach.kind === "within") return null;
  const about = `This text is about ${formatName(row.appliesTo!.words, 300)}.`;
  const shown = `What follows is shown all the same, because the audit was asked for the pack ${formatName(row.id)}${
    row.selections.length === 0
      ? ", and its clauses are a list of what others have to answer"
      : ", and counting who is selected, and how often beside another group, says the same of any decision"
  }. Read it as a screen outside its field, never as a finding under this text.`;
  return text(
    reach.kind === "outside"
      ? `Used outside its field. ${about} By the record, the decisions of this audit are about ${fieldWords[reach.field]}, and the text does not reach them. ${shown}`
      : `Whether it applies is not on record. ${about} What the decisions of this audit are about, nobody stated (purpose.field of evenhand.record.yml). If they are about something else, the text does not reach them. ${shown}`,
  );
}
