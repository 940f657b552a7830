import type { AuditRecord } from "../../audit/record.js";
import { type Ll144Table, ll144Table, ll144Tables } from "../../audit/regulation/ll144-attributes.js";
import type { RegulationRow, SelectionTable } from "../../audit/regulation/row.js";
import type { Result } from "../../audit/result.js";
import { type Block, text } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { given, NOT_PROVIDED } from "../record/given.js";
import { applicability } from "./applicability.js";
import { openPointSentences } from "./open-points.js";
import { publishedTable } from "./published-tables.js";
import { disagreement, noTableWords } from "./selection-words.js";

/** A part of the summary under its title. */
export interface SummaryPart {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

const heads: Readonly<Record<Ll144Table, string>> = {
  sex: "Sex Categories",
  race: "Race/Ethnicity Categories",
  both: "Intersectional Categories",
};
/** An answer in the record is no longer than this, so that none is cut. */
const LONGEST = 4000;

const stated = (answer: string | undefined): string => given(answer, LONGEST);

/**
 * What an employer has to publish of a bias audit: no statistics, no verdict. Of the record it shows the part `audit`, name
 * and version of the model, and origin and period of the data.
 *
 * @source 6 RCNY 5-303(a), 5-304
 */
export function ll144Summary(audited: RegulationRow, { record, plan }: Pick<Result, "record" | "plan">): readonly SummaryPart[] {
  const outside = applicability(audited, { record });
  const row = plan.prediction?.threshold == null ? audited : ofScores(audited);
  const { audit = {}, model = {}, data = {} } = record?.content ?? ({} as Partial<AuditRecord>);
  const tool = model.name === undefined ? undefined : [model.name, model.version].filter((part) => part !== undefined).join(", ");
  const facts = [
    ["Tool", tool],
    ["Date of the most recent bias audit", audit.date],
    ["Distribution date: the tool was first used on", audit.distribution_date],
    ["Independent auditor", audit.auditor],
    ["Independence, as the auditor states it", audit.independence?.length ? audit.independence.join("; ") : undefined],
    ["Source of the data", data.origin],
    ["Period of the data", data.period],
    ["Explanation of the data", audit.data_statement],
    ...(audit.imputed_reason === undefined ? [] : [["Categories are guessed, and why they are used", audit.imputed_reason] as const]),
  ] as readonly (readonly [string, string | undefined])[];
  return [
    {
      id: "audit",
      title: "The audit and its data",
      blocks: [
        {
          kind: "facts",
          caption: "As stated by those who publish this summary",
          rows: facts.map(([name, answer]) => ({ name, value: stated(answer) })),
        },
        unknownPeople(row),
      ],
    },
    ...(hasClasses(row) ? classParts(row) : (["selected", "above_median"] as const).flatMap((outcome) => ratesPart(row, outcome))),
    { id: "excluded", title: "Categories left out of the impact ratios", blocks: [text(stated(audit.excluded_categories))] },
    { id: "notice", title: "Notice to candidates", blocks: [text(stated(audit.notice))] },
    {
      id: "reading",
      title: "How to read this",
      blocks: [
        ...(outside === null ? [] : [outside]),
        ...(row.disclaimer === null ? [] : [text(formatName(row.disclaimer, 1000))]),
        ...(row.openPoints == null || row.openPoints.length === 0 ? [] : [text(openPointSentences(row.openPoints))]),
        ...row.unreconciled.filter(({ attribute }) => ll144Table([attribute]) !== null).map(disagreement),
      ],
    },
  ];
}

/** Decisions that are only scores above a threshold are not published beside the scoring rates, which the rule asks for then. */
function ofScores(row: RegulationRow): RegulationRow {
  const scored = row.selections.filter(({ outcome }) => outcome === "above_median");
  return scored.length === 0 ? row : { ...row, selections: scored };
}

const hasClasses = ({ selections }: RegulationRow): boolean => selections.some(({ outcome }) => outcome === "classified");

/** Tables of the rule, by sex first; others of the audit are not published here. */
function ofRule({ selections }: RegulationRow, outcome: SelectionTable["outcome"]) {
  const own = selections.filter((table) => table.outcome === outcome && table.reason !== "no_decisions");
  return ll144Tables.map((kind) => ({ kind, tables: own.filter(({ by }) => ll144Table(by) === kind) }));
}

/** The rates of each class that the tool sorts people into. */
function classParts(row: RegulationRow): readonly SummaryPart[] {
  const names = new Set(row.selections.flatMap(({ assigned }) => assigned ?? []));
  return [...names].map((name, i) => {
    const own = row.selections.filter(({ assigned, by }) => assigned === name && ll144Table(by) !== null);
    return {
      id: `class-${i + 1}`,
      title: `Selection rates and impact ratios: ${formatName(name)}`,
      blocks: ll144Tables.flatMap((kind): readonly Block[] => {
        const tables = own.filter(({ by }) => ll144Table(by) === kind);
        return tables.length === 0 ? [text(`${heads[kind]}: ${NOT_PROVIDED}`)] : tables.map((table) => shownOrWhy(table, heads[kind]));
      }),
    };
  });
}

const shownOrWhy = (table: SelectionTable, head: string): Block =>
  table.reason !== null && table.rows.length === 0
    ? text(`${head}: ${NOT_PROVIDED}, because ${noTableWords(table.reason)}`)
    : publishedTable(table, head);

function ratesPart(row: RegulationRow, outcome: "selected" | "above_median"): readonly SummaryPart[] {
  const kinds = ofRule(row, outcome);
  // Of two ways to take rates an audit may have one; without any, the absence is shown with the first.
  const other = ofRule(row, outcome === "selected" ? "above_median" : "selected");
  const none = kinds.every(({ tables }) => tables.length === 0);
  if (none && (outcome === "above_median" || other.some(({ tables }) => tables.length > 0))) return [];
  return [
    {
      id: outcome === "selected" ? "selection-rates" : "scoring-rates",
      title: outcome === "selected" ? "Selection rates and impact ratios" : "Scoring rates and impact ratios",
      blocks: [
        ...kinds.flatMap(({ kind, tables }): readonly Block[] =>
          tables.length === 0 ? [text(`${heads[kind]}: ${NOT_PROVIDED}`)] : tables.map((table) => shownOrWhy(table, heads[kind])),
        ),
      ],
    },
  ];
}

/** How many people have an unknown sex or race, of the table of both. */
function unknownPeople(row: RegulationRow): Block {
  const tables = (["selected", "above_median", "classified"] as const).flatMap((outcome) => ofRule(row, outcome).at(-1)!.tables);
  const both = tables.find(({ rows }) => rows.length > 0);
  return text(
    `Individuals whom the tool assessed and whose sex or race/ethnicity category is unknown: ${both === undefined ? NOT_PROVIDED : formatCount(both.unknown.n)}`,
  );
}
