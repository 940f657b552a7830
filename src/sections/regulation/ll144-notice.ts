import type { AuditRecord } from "../../audit/record.js";
import { formatName } from "../format-name.js";

/** A line of the notice: what it says, and the key of the record that says it. */
interface NoticeLine {
  readonly name: string;
  readonly key: string;
  readonly answer: string | undefined;
}

/** The notice to candidates, and what whoever gives it out has to know besides. */
export interface Notice {
  readonly heading: string;
  readonly opening: string;
  readonly lines: readonly NoticeLine[];
  readonly closing: string;
  /** For whoever gives it out, not for candidates. */
  readonly before: readonly string[];
}

/**
 * The notice that people get before a tool assesses them, of what the record says: no number of the audit is in it.
 *
 * @source 6 RCNY 5-304 (its text was read; New York City Administrative Code 20-871(b) only as the rules cite it)
 */
export function ll144Notice(content: AuditRecord | null): Notice {
  const { audit = {}, model = {} } = content ?? ({} as Partial<AuditRecord>);
  const said = audit.notice_text ?? {};
  const tool = model.name === undefined ? undefined : [model.name, model.version].filter((part) => part !== undefined).join(", ");
  return {
    heading: "Notice: an automated employment decision tool is used",
    opening:
      "To candidates for employment, and to employees who are considered for promotion, who reside in New York City. An automated tool is used to assess them.",
    lines: [
      { name: "Employer or employment agency", key: "audit.notice_text.employer", answer: said.employer },
      { name: "The tool", key: "model.name", answer: tool },
      { name: "Job qualifications and characteristics that it looks at", key: "audit.notice_text.assesses", answer: said.assesses },
      {
        name: "How to ask for an alternative selection process or a reasonable accommodation under other laws, if available",
        key: "audit.notice_text.alternative",
        answer: said.alternative,
      },
      { name: "Type of data that is collected for it", key: "audit.notice_text.data_types", answer: said.data_types },
      { name: "Source of the data", key: "audit.notice_text.data_sources", answer: said.data_sources },
      { name: "Data retention policy", key: "audit.notice_text.data_retention", answer: said.data_retention },
      { name: "How to ask for this information in writing", key: "audit.notice_text.requests", answer: said.requests },
      { name: "Date of the most recent bias audit", key: "audit.date", answer: audit.date },
      { name: "Date on which the tool was first used", key: "audit.distribution_date", answer: audit.distribution_date },
      { name: "Summary of the results of the bias audit", key: "audit.notice_text.summary_at", answer: said.summary_at },
    ],
    closing: "A written request for this information is answered within 30 days.",
    before: [
      "Candidates: at least 10 business days before the use, on the employment section of the website, in a job posting, or by U.S. mail or e-mail (6 RCNY 5-304(b)).",
      "Employees considered for promotion: at least 10 business days before the use, in a written policy or procedure given to them, in a job posting, or by U.S. mail or e-mail (5-304(c)).",
      "On the employment section of the website: retention policy, type and source of the data, and how to ask for them in writing (5-304(d)). Where the law forbids to tell, say why.",
      "The rules do not require that there is an alternative selection process (5-304(a)).",
      "That qualifications and characteristics are to be named is of the Administrative Code, 20-871(b), which was not read for this text. Have it read, and have a lawyer read this notice.",
    ],
  };
}

/** The notice as plain text, and after a line what is for whoever gives it out. */
export function noticeText({ heading, opening, lines, closing, before }: Notice): string {
  const open = lines.filter(({ answer }) => answer === undefined);
  const words = (answer: string | undefined, key: string): string =>
    answer === undefined ? `[NOT PROVIDED: ${key}]` : formatName(answer.replace(/\s+/g, " "), 4000);
  return [
    heading.toUpperCase(),
    "",
    opening,
    "",
    ...lines.flatMap(({ name, key, answer }) => [`${name}:`, `  ${words(answer, key)}`]),
    "",
    closing,
    "",
    "----- Not part of the notice: for whoever gives it out -----",
    ...(open.length === 0 ? [] : [`- Still open in evenhand.record.yml: ${open.map(({ key }) => key).join(", ")}`]),
    ...before.map((line) => `- ${line}`),
    "",
  ].join("\n");
}
