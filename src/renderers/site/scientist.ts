import type { AuditRecord } from "../../register/audit-record.js";
import type { ModelCard } from "../../register/card.js";
import { compareRecords } from "../../register/compare-records.js";
import { auditsOf, dayOf } from "../../register/register.js";
import { type Block, cell, note, type TableBlock, text } from "../../sections/block.js";
import type { SiteFacts, SitePage } from "./page.js";
import { boundsWords, numberWords, shownText } from "./words.js";

const AUDITS = 5;

/** For those who build models: every gap and metric of the last audits with its bounds, what moved, and the data. */
export function scientistPage(facts: SiteFacts): SitePage {
  const { register } = facts;
  const sections = register.models.map((model, i) => ({
    id: `model-${i + 1}`,
    title: shownText(model.title),
    blocks: ofModel(facts, model),
  }));
  return {
    path: "data-science.html",
    label: "Data science",
    title: "Numbers and what moved",
    isPublic: false,
    sections: [...sections, { id: "data", title: "Data", blocks: [dataTable(facts)] }],
  };
}

function ofModel({ register }: SiteFacts, model: ModelCard): readonly Block[] {
  const audits = auditsOf(register, model.id);
  const [before, last] = [audits.at(-2), audits.at(-1)];
  if (last === undefined) return [text("Never audited.")];
  return [
    history(audits.slice(-AUDITS)),
    ...(before === undefined ? [] : [moved(before, last)]),
    {
      kind: "table",
      caption: "Everybody together, last audit",
      columns: [
        { title: "Metric", align: "text" },
        { title: "Value", align: "number" },
      ],
      rows: Object.entries(last.overall).map(([id, value]) => [cell(shownText(id)), cell(numberWords(value))]),
      note: null,
    },
  ];
}

/** Gaps in the rows, audits in the columns, oldest first. */
function history(audits: readonly AuditRecord[]): TableBlock {
  const all = [...new Set(audits.flatMap(({ gaps }) => gaps.map(({ id }) => id)))];
  const ids = all.filter((id) => !id.includes("__") && audits.some(({ gaps }) => gaps.some((gap) => gap.id === id && gap.value !== null)));
  return {
    kind: "table",
    caption: "Gaps from audit to audit",
    columns: [
      { title: "Gap", align: "text" },
      ...audits.map(({ run, modelVersion }) => ({
        title: `${shownText(modelVersion)}, ${dayOf(run.startedAt)}`,
        align: "number" as const,
      })),
    ],
    rows: ids.map((id) => [
      cell(shownText(id)),
      ...audits.map(({ gaps }) => {
        const gap = gaps.find((one) => one.id === id);
        const bounds = gap === undefined ? "" : boundsWords(gap.lower, gap.upper);
        return gap === undefined ? cell("not measured") : cell(numberWords(gap.value), ...(bounds === "" ? [] : [bounds]));
      }),
    ]),
    note: `Bounds are one-sided and hold for the worst pair of groups. ${all.length - ids.length} more gaps, without a value or without a name of their own, are in the records.`,
  };
}

function moved(was: AuditRecord, now: AuditRecord): Block {
  const rows = compareRecords(was, now).filter(({ change }) => change !== null && change !== 0);
  if (rows.length === 0) return text("Nothing moved since the audit before.");
  return {
    kind: "table",
    caption: `What moved from ${shownText(was.modelVersion)} (${dayOf(was.run.startedAt)}) to ${shownText(now.modelVersion)} (${dayOf(now.run.startedAt)})`,
    columns: [
      { title: "Number", align: "text" },
      { title: "Was", align: "number" },
      { title: "Is", align: "number" },
      { title: "Change", align: "number" },
    ],
    rows: rows.map(({ id, was: before, now: after, change, apart }) => [
      cell(shownText(id), ...(apart === true ? ["bounds do not meet"] : [])),
      cell(numberWords(before)),
      cell(numberWords(after)),
      cell(numberWords(change)),
    ]),
    note: "Change is now less before. Bounds that meet show nothing either way.",
  };
}

function dataTable({ register }: SiteFacts): Block {
  if (register.data.length === 0) return note("No data are registered.");
  return {
    kind: "table",
    caption: "Evaluation data",
    columns: [
      { title: "Data", align: "text" },
      { title: "Period", align: "text" },
      { title: "Labels from", align: "text" },
      { title: "Last day", align: "text" },
      { title: "SHA-256", align: "text" },
    ],
    rows: register.data.map(({ title, rows, period, labelsFrom, expires, sha256 }) => [
      cell(shownText(title), ...(rows === null ? [] : [`${rows} rows`])),
      cell(period === null ? "not provided" : shownText(period)),
      cell(labelsFrom === null ? "not provided" : shownText(labelsFrom)),
      cell(expires ?? "no end"),
      cell(sha256),
    ]),
    note: null,
  };
}
