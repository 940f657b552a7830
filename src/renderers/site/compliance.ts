import type { Approval } from "../../register/approval.js";
import type { AuditRecord } from "../../register/audit-record.js";
import type { ModelCard } from "../../register/card.js";
import { approvalsOf, auditsOf, dayOf, lastAudit, type Register, unapprovedRoles, unsignedRoles } from "../../register/register.js";
import { signaturesUnder } from "../../register/waived.js";
import { headOf } from "../../seals/audit-log.js";
import { type Block, cell, heading, note, type TableBlock, text } from "../../sections/block.js";
import { countOf } from "../../sections/format-count.js";
import type { PageSection, SiteFacts, SitePage } from "./page.js";
import { capital, shownText, statusWords, verdictWords } from "./words.js";

/** For those who have to show it: limits and what was found, who signed, what is waived, what could not be judged, the digests. */
export function compliancePage(facts: SiteFacts): SitePage {
  const { register } = facts;
  const sections = [
    ...register.models.map(
      (model, i): PageSection => ({ id: `model-${i + 1}`, title: shownText(model.title), blocks: ofModel(facts, model) }),
    ),
    logSection(facts),
  ];
  return { path: "compliance.html", label: "Compliance", title: "Limits, signatures and evidence", isPublic: false, sections };
}

function ofModel({ register }: SiteFacts, model: ModelCard): readonly Block[] {
  const last = lastAudit(register, model.id);
  if (last === null) return [text("Never audited.")];
  const unsigned = unsignedRoles(register, model, last);
  const unapproved = unapprovedRoles(register, model, last);
  return [
    text(`${verdictWords(last)}, by the audit of ${dayOf(last.run.startedAt)} of version ${shownText(last.modelVersion)}.`),
    ...(unsigned.length > 0 ? [text(`Not signed as ${unsigned.join(", ")}, which the card requires.`)] : []),
    ...(unapproved.length > 0 ? [text(`Not approved as ${unapproved.join(", ")}, which the card requires.`)] : []),
    {
      kind: "facts",
      caption: "Evidence of the last audit",
      rows: [
        { name: "About whom", value: shownText(last.aboutWhom) },
        { name: "Run", value: `${shownText(last.run.id)}, ${shownText(last.tool)}` },
        {
          name: "Policy",
          value: last.policy === null ? "none" : `${shownText(last.policy.path ?? "policy")}, SHA-256 ${last.policy.sha256}`,
        },
        { name: "Result", value: `${shownText(last.result.path)}, digest ${last.result.digest}` },
        { name: "Manifest", value: last.manifest === null ? "none was recorded" : `digest ${last.manifest.digest}` },
        { name: "Packs", value: model.packs.map(shownText).join(", ") || "none" },
      ],
    },
    ...(last.checks.length === 0 ? [text("No limit was set.")] : [limits(last)]),
    signatures(auditsOf(register, model.id)),
    ...approvals(approvalsOf(register, last)),
    ...(last.waivers.length === 0 ? [] : [waivers(register, model, last)]),
    heading("What could not be judged"),
    last.notJudged.length === 0
      ? text("Nothing was left out.")
      : {
          kind: "list",
          items: last.notJudged.map(({ what, why, consequence }) => ({
            lead: shownText(what),
            text: capital(shownText(`${why}. ${consequence}`)),
          })),
        },
  ];
}

const limits = ({ checks }: AuditRecord): TableBlock => ({
  kind: "table",
  caption: "Limits",
  columns: [
    { title: "Limit", align: "text" },
    { title: "Found", align: "text" },
    { title: "Outcome", align: "text" },
  ],
  rows: checks.map(({ id, sentence, status }) => [cell(shownText(id)), cell(shownText(sentence)), cell(statusWords[status])]),
  note: null,
});

function signatures(audits: readonly AuditRecord[]): Block {
  const rows = [...audits].reverse().flatMap((audit) => audit.signatures.map((signature) => ({ ...signature, audit })));
  if (rows.length === 0) return text("No audit is signed.");
  return {
    kind: "table",
    caption: "Signatures",
    columns: [
      { title: "Audit", align: "text" },
      { title: "Role", align: "text" },
      { title: "Name as typed", align: "text" },
      { title: "Key", align: "text" },
    ],
    rows: rows.map(({ audit, role, name, fingerprint, signedAt }) => [
      cell(dayOf(audit.run.startedAt), `version ${shownText(audit.modelVersion)}`),
      cell(shownText(role), `dated ${shownText(dayOf(signedAt))}`),
      cell(name === null ? "none" : shownText(name)),
      cell(shownText(fingerprint.slice(0, 16))),
    ]),
    note: "Whole when they were recorded. Whose the keys are, evenhand verify says with the public keys that you hold.",
  };
}

function approvals(rows: readonly Approval[]): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Approvals on the ground of the last audit",
      columns: [
        { title: "Role", align: "text" },
        { title: "Name as typed", align: "text" },
        { title: "In these words", align: "text" },
        { title: "Key", align: "text" },
      ],
      rows: rows.map(({ role, name, statement, fingerprint, signedAt }) => [
        cell(shownText(role), `dated ${shownText(dayOf(signedAt))}`),
        cell(name === null ? "none" : shownText(name)),
        cell(shownText(statement)),
        cell(shownText(fingerprint.slice(0, 16))),
      ]),
      note: null,
    },
  ];
}

const waivers = (register: Register, { id, waive }: ModelCard, { waivers: all }: AuditRecord): TableBlock => ({
  kind: "table",
  caption: "Failures that somebody answers for",
  columns: [
    { title: "Limit", align: "text" },
    { title: "Who", align: "text" },
    { title: "Until", align: "text" },
    { title: "Why", align: "text" },
  ],
  rows: all.map((waiver) => [
    cell(shownText(waiver.check)),
    cell(
      shownText(waiver.owner),
      ...signaturesUnder(register, id, waiver).map(
        ({ role, fingerprint }) => `signed as ${shownText(role)}, key ${shownText(fingerprint.slice(0, 16))}`,
      ),
    ),
    cell(shownText(waiver.expires)),
    cell(shownText(waiver.reason)),
  ]),
  note: waive.length === 0 ? null : `The card wants each waiver that is used to be signed as ${waive.map(shownText).join(", ")}.`,
});

const SHOWN = 25;

function logSection({ log }: SiteFacts): PageSection {
  const base = { id: "log", title: "What was done, in order" };
  if (log === null) return { ...base, blocks: [text("There is no log.")] };
  if (log.broken !== null)
    return { ...base, blocks: [text(`The log does not hold from line ${log.broken.line} on: ${log.broken.reason}.`)] };
  const last = log.entries.slice(-SHOWN);
  return {
    ...base,
    blocks: [
      text(`${countOf(log.entries.length, "entry", "entries")}, each holding the hash of the one before. Head ${headOf(log)}.`),
      {
        kind: "table",
        caption: last.length < log.entries.length ? `The last ${last.length} entries` : "All entries",
        columns: [
          { title: "When", align: "text" },
          { title: "Who", align: "text" },
          { title: "What", align: "text" },
          { title: "Of", align: "text" },
        ],
        rows: [...last]
          .reverse()
          .map(({ seq, time, actor, action, subject, note: words }) => [
            cell(shownText(dayOf(time)), `entry ${seq}`),
            cell(shownText(actor)),
            cell(shownText(action), ...(words === null ? [] : [shownText(words)])),
            cell(shownText(subject.name)),
          ]),
        note: null,
      },
      note("Whoever writes the log could have written all of it anew: compare the head with one that is kept elsewhere."),
    ],
  };
}
