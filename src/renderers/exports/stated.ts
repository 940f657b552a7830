import type { Result } from "../../audit/result.js";
import { plainLine } from "../gate/plain-line.js";

/** Put where a format has a place for words that nobody gave. */
export const NOT_PROVIDED = "not provided";

/** What people put on record, for formats that have a place for it: each answer as a line, or that it was not provided. */
export interface Stated {
  readonly version: string | null;
  readonly owner: string;
  readonly intendedUse: string;
  readonly outOfScope: string;
  readonly users: string;
  readonly affected: string;
  readonly limitations: string;
  readonly humanReview: string;
  readonly contest: string;
  readonly contact: string;
  /** One that says so when no risk was put on record. */
  readonly risks: readonly { readonly risk: string; readonly mitigation: string }[];
  /** Where it stands, with its digest; null when there is no record. */
  readonly from: string | null;
}

/** As stated, which the audit did not check. */
export function statedIn({ record, policy }: Result): Stated {
  const { model = {}, purpose = {}, oversight = {}, risks = [] } = record?.content ?? {};
  const line = (text: string | undefined): string => (text === undefined ? NOT_PROVIDED : plainLine(text));
  return {
    version: model.version === undefined ? null : plainLine(model.version),
    owner: line(model.owner ?? policy?.owner),
    intendedUse: line(purpose.intended_use),
    outOfScope: line(purpose.out_of_scope),
    users: line(purpose.users),
    affected: line(purpose.affected_people),
    limitations: line(purpose.limitations),
    humanReview: line(oversight.human_review),
    contest: line(oversight.contest_route),
    contact: line(oversight.contact),
    risks:
      risks.length === 0
        ? [{ risk: NOT_PROVIDED, mitigation: NOT_PROVIDED }]
        : risks.map(({ risk, mitigation }) => ({ risk: plainLine(risk), mitigation: line(mitigation) })),
    from: record === null ? null : plainLine(`${record.path}, SHA-256 ${record.sha256}`),
  };
}
