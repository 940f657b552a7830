import type { AuditRecord } from "../audit/record.js";
import { type Block, cell, type TableBlock, text } from "./block.js";
import { answers, given, NOT_PROVIDED } from "./record/given.js";
import type { Section } from "./section.js";

/** Who oversees the model, which risks are known, what was questioned, who approved: as people state it. */
export const governance: Section = {
  id: "governance",
  title: "Oversight and approvals",
  blocks({ record }): readonly Block[] {
    if (record === null) return [];
    const { oversight = {}, risks, alternatives, challenge, approvals } = record.content;
    return [
      answers("Oversight", [
        ["Human review", oversight.human_review],
        ["How to contest a decision", oversight.contest_route],
        ["Monitoring", oversight.monitoring],
        ["Records are kept", oversight.retention],
        ["Contact", oversight.contact],
        ["Next audit due", oversight.next_audit],
      ]),
      table("Risks", ["Risk", "Severity", "What is done", "What is left", "Owner, due"], risks, riskRow),
      table("Alternatives considered", ["Alternative", "How it did", "Decision"], alternatives, ({ name, result, decision }) => [
        name,
        result,
        decision,
      ]),
      table("Challenge", ["Question", "Asked by", "Answer", "What followed"], challenge, (one) => [
        one.question,
        one.asked_by,
        one.answer,
        one.outcome,
      ]),
      table("Approvals, as stated", ["Role", "Name", "Date", "Statement"], approvals, (one) => [
        one.role,
        one.name,
        one.date,
        one.statement,
      ]),
      ...samePerson(approvals),
    ];
  },
};

const riskRow = ({ risk, severity, mitigation, residual, owner, due }: NonNullable<AuditRecord["risks"]>[number]) => [
  risk,
  severity,
  mitigation,
  residual,
  owner === undefined && due === undefined ? undefined : [owner, due].filter((part) => part !== undefined).join(", "),
];

function table<Row>(
  caption: string,
  titles: readonly string[],
  rows: readonly Row[] | undefined,
  cells: (row: Row) => readonly (string | undefined)[],
): TableBlock {
  const listed = rows ?? [];
  return {
    kind: "table",
    caption,
    columns: titles.map((title) => ({ title, align: "text" })),
    rows:
      listed.length === 0
        ? [[cell(NOT_PROVIDED), ...titles.slice(1).map(() => cell("–"))]]
        : listed.map((row) => cells(row).map((one) => cell(given(one)))),
    note: null,
  };
}

/** Whoever developed a model does not validate it. */
function samePerson(approvals: AuditRecord["approvals"]): readonly Block[] {
  const of = (role: RegExp): readonly string[] =>
    (approvals ?? []).filter((one) => role.test(one.role)).map(({ name }) => name.trim().toLowerCase());
  const both = of(/develop/i).filter((name) => of(/validat|review|approv/i).includes(name));
  return both.length === 0
    ? []
    : [text("▲ The same person is named as developer and as validator or approver. An independent challenge needs two people.")];
}
