import type { GroupKey } from "../../disparities/row.js";
import type { Result } from "../result.js";
import { imputedAttributes } from "./imputed.js";
import { type Ll144Table, ll144Categories, ll144Table, ll144Tables } from "./ll144-attributes.js";
import type { RegulationRow, SelectionTable } from "./row.js";

export const LL144 = "us-nyc-ll144";

/** What a bias audit under Local Law 144 has to state that only people know. */
export const ll144Stated = ["date", "distribution_date", "auditor", "independence", "data_statement"] as const;

type Outcome = SelectionTable["outcome"];

/** What an audit lacks of what Local Law 144 asks: an error has to be mended before it is published, a warning looked at. */
export type Ll144Gap =
  | { readonly level: "error"; readonly kind: "not_stated"; readonly key: (typeof ll144Stated)[number] }
  /** Categories that were guessed, by the record or by the name of the attribute. */
  | { readonly level: "error"; readonly kind: "imputed"; readonly attributes: readonly string[] }
  /** Made more than a year before the day of the run. */
  | { readonly level: "error"; readonly kind: "older_than_a_year"; readonly date: string; readonly on: string }
  | { readonly level: "error"; readonly kind: "no_table"; readonly table: Ll144Table; readonly reason: string | null }
  /** A category that is not in the table, and of which the record does not say why. */
  | {
      readonly level: "error";
      readonly kind: "no_category";
      readonly table: "sex" | "race";
      readonly outcome: Outcome;
      readonly categories: readonly string[];
    }
  /** Left out of the ratios, and the record does not say why. */
  | {
      readonly level: "error";
      readonly kind: "no_reason_left_out";
      readonly by: readonly string[];
      readonly groups: readonly GroupKey[];
    }
  /** Named as left out in the record, and not under 2 %. */
  | { readonly level: "error"; readonly kind: "over_2_percent"; readonly table: "sex" | "race"; readonly categories: readonly string[] }
  | { readonly level: "warning"; readonly kind: "date_to_come"; readonly date: string; readonly on: string }
  /** The rule names three ties that an auditor must not have. */
  | { readonly level: "warning"; readonly kind: "few_declarations"; readonly count: number }
  | { readonly level: "warning"; readonly kind: "unreconciled"; readonly attribute: string; readonly group: string }
  | {
      readonly level: "warning";
      readonly kind: "small_cells" | "rates_of_0";
      readonly by: readonly string[];
      readonly outcome: Outcome;
      /** Of classes, the one; null of decisions and scores. */
      readonly assigned: string | null;
      readonly groups: readonly GroupKey[];
    }
  | { readonly level: "warning"; readonly kind: "ties_at_the_median"; readonly people: number; readonly of: number };

/** Smaller cells are told. */
const SMALL = 5;
/** Share of scores at the median beyond which rates above it say little. */
const TIES = 0.05;

/**
 * What the audit lacks of what Local Law 144 asks; errors first. Null when the audit was not made under its pack.
 *
 * Whether a category was left out of the data on purpose cannot be seen in them: one that is absent has to be named in the
 * record. Of tables that are hidden only their absence is told.
 *
 * @source New York City Administrative Code 20-871(a); 6 RCNY 5-300 to 5-303
 */
export function ll144Completeness(result: Result): readonly Ll144Gap[] | null {
  const row = result.regulations.find(({ id }) => id === LL144);
  return row === undefined
    ? null
    : [...notStated(result), ...guessed(result), ...notShown(row, result), ...leftOut(row, result), ...toLookAt(row, result)];
}

const dayOf = ({ run }: Result): string => run.startedAt.slice(0, 10);
const nextYear = (day: string): string => `${String(Number(day.slice(0, 4)) + 1).padStart(4, "0")}${day.slice(4)}`;

function notStated(result: Result): readonly Ll144Gap[] {
  const stated = result.record?.content.audit;
  const on = dayOf(result);
  const date = stated?.date;
  return [
    ...ll144Stated
      .filter((key) => stated?.[key] === undefined || stated[key].length === 0)
      .map((key) => ({ level: "error", kind: "not_stated", key }) as const),
    ...(date !== undefined && nextYear(date) < on ? [{ level: "error", kind: "older_than_a_year", date, on } as const] : []),
  ];
}

function guessed(result: Result): readonly Ll144Gap[] {
  const attributes = imputedAttributes(result);
  return attributes === null ? [] : [{ level: "error", kind: "imputed", attributes }];
}

function notShown({ selections }: RegulationRow, { record }: Result): readonly Ll144Gap[] {
  const excluded = record?.content.audit?.excluded_categories ?? "";
  return ll144Tables.flatMap((table): readonly Ll144Gap[] => {
    const own = selections.filter(({ by }) => ll144Table(by) === table);
    // Of a tool with classes, each table has the same people.
    const shown = own.filter(({ rows }, i) => rows.length > 0 && own.findIndex(({ outcome }) => outcome === own[i]!.outcome) === i);
    if (own.every(({ rows }) => rows.length === 0)) return [{ level: "error", kind: "no_table", table, reason: own[0]?.reason ?? null }];
    if (table === "both") return [];
    return shown.flatMap(({ by, outcome, rows }) => {
      const categories = ll144Categories[table]
        .filter(({ pattern }) => !rows.some(({ group }) => pattern.test(group[by[0]!]!.trim())))
        .map(({ label }) => label)
        .filter((label) => !names(excluded, label));
      return categories.length === 0 ? [] : [{ level: "error", kind: "no_category", table, outcome, categories } as const];
    });
  });
}

/** What is left out needs a reason, and only what is under 2 % may be. */
function leftOut({ selections }: RegulationRow, { record }: Result): readonly Ll144Gap[] {
  const excluded = record?.content.audit?.excluded_categories;
  return selections.flatMap(({ by, rows, underTwoPercent = [] }, i): readonly Ll144Gap[] => {
    const isFirst = selections.findIndex((one) => one.by.join() === by.join()) === i;
    const table = ll144Table(by);
    if (!isFirst || table === null) return [];
    const groups = rows.filter(({ standing }) => standing === "left_out").map(({ group }) => group);
    const named = table === "both" || excluded === undefined ? [] : ll144Categories[table].filter(({ label }) => names(excluded, label));
    const over = named.filter(({ pattern }) =>
      rows.some(({ group }) => pattern.test(group[by[0]!]!.trim()) && !underTwoPercent.some((one) => one[by[0]!] === group[by[0]!])),
    );
    return [
      ...(groups.length > 0 && excluded === undefined ? [{ level: "error", kind: "no_reason_left_out", by, groups } as const] : []),
      ...(over.length > 0 && table !== "both"
        ? [{ level: "error", kind: "over_2_percent", table, categories: over.map(({ label }) => label) } as const]
        : []),
    ];
  });
}

const names = (text: string, label: string): boolean => new RegExp(`\\b${label}\\b`, "i").test(text);

function toLookAt({ selections, unreconciled }: RegulationRow, result: Result): readonly Ll144Gap[] {
  const stated = result.record?.content.audit;
  const on = dayOf(result);
  const date = stated?.date;
  const declared = stated?.independence?.length ?? 0;
  const tables = selections.filter(({ by }) => ll144Table(by) !== null);
  const tied = tables.find(({ ties, n, unknown }) => ties !== undefined && ties > TIES * (n + unknown.n));
  return [
    ...(date !== undefined && date > on ? [{ level: "warning", kind: "date_to_come", date, on } as const] : []),
    ...(declared > 0 && declared < 3 ? [{ level: "warning", kind: "few_declarations", count: declared } as const] : []),
    ...unreconciled.map(({ attribute, group }) => ({ level: "warning", kind: "unreconciled", attribute, group }) as const),
    ...tables.flatMap(({ by, outcome, assigned = null, rows }, i): readonly Ll144Gap[] => {
      const isFirst = tables.findIndex((one) => one.outcome === outcome && one.by.join() === by.join()) === i;
      const cells = {
        small_cells: rows.filter(({ n }) => isFirst && n < SMALL),
        rates_of_0: rows.filter(({ selected }) => selected === 0),
      };
      return (["small_cells", "rates_of_0"] as const)
        .filter((kind) => cells[kind].length > 0)
        .map((kind) => ({ level: "warning", kind, by, outcome, assigned, groups: cells[kind].map(({ group }) => group) }));
    }),
    ...(tied === undefined
      ? []
      : [{ level: "warning", kind: "ties_at_the_median", people: tied.ties!, of: tied.n + tied.unknown.n } as const]),
  ];
}
