import type { ConventionRow, MetricValue, Result, ScanResult } from "../audit/result.js";
import type { DisparityRow, GroupKey } from "../disparities/row.js";
import { hiddenWords } from "../sections/hidden-words.js";
import type { Renderer } from "./renderer.js";

/** The numbers of a result as one tidy table: a row for each metric of each group, for each disparity, for each group that a search found, and for each number under another tool's name. */
export const csv = {
  id: "csv",
  extension: ".csv",
  render: async (result) => renderCsv(result),
} as const satisfies Renderer;

const columns = [
  "kind",
  "id",
  "metric",
  "contrast",
  "attributes",
  "group",
  "compared_with",
  "n",
  "numerator",
  "denominator",
  "value",
  "lower",
  "upper",
  "method",
  "reason",
] as const;

type Row = Readonly<Partial<Record<(typeof columns)[number], string | number | null>>>;

/** Numbers are unrounded, an empty field is "none" and the reason stands in its column. */
export function renderCsv({ groups, disparities, scan, conventions, hidden }: Result): string {
  const rates = groups.flatMap(({ by, group, metrics }) =>
    Object.entries(metrics).map(([metric, value]) => rateRow(metric, value, { by, group })),
  );
  const found = scan.flatMap((one) => one.found.map((group) => foundRow(one, group)));
  const lines = [
    ...rates,
    ...disparities.map(disparityRow),
    ...found,
    ...conventions.flatMap(conventionLines),
    ...(hidden ? hiddenRows(hidden) : []),
  ].map((row) => columns.map((column) => field(row[column] ?? null)).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function rateRow(metric: string, value: MetricValue, { by, group }: { readonly by: readonly string[]; readonly group: GroupKey }): Row {
  const { n, numerator, denominator, lower, upper, method, reason } = value;
  return {
    kind: "rate",
    id: metric,
    metric,
    attributes: by.join("*"),
    group: groupText(by, group),
    n,
    numerator,
    denominator,
    value: value.value,
    lower,
    upper,
    method,
    reason,
  };
}

/** `group` and `compared_with` are the pair that the value is of. */
function disparityRow({ id, metric, contrast, by, group, value, bounds, pair, reason }: DisparityRow): Row {
  const of = pair?.a.group ?? group;
  return {
    kind: "disparity",
    id,
    metric,
    contrast,
    attributes: by.join("*"),
    group: of ? groupText(by, of) : null,
    compared_with: pair ? groupText(by, pair.b.group) : null,
    value,
    lower: bounds?.lower ?? null,
    upper: bounds?.upper ?? null,
    method: bounds?.method ?? null,
    reason,
  };
}

/** A group that a search found, against everybody else; `value` is the gap. */
function foundRow({ metric, method }: ScanResult, { group, rate, gap, lower, upper }: ScanResult["found"][number]): Row {
  const by = Object.keys(group);
  return {
    kind: "scan",
    id: `${metric}__difference_to_rest`,
    metric,
    contrast: "difference_to_rest",
    attributes: by.join("*"),
    group: groupText(by, group),
    compared_with: "everybody else",
    n: rate.n,
    numerator: rate.numerator,
    denominator: rate.n,
    value: gap,
    lower,
    upper,
    method,
  };
}

function conventionLines({ convention, by, group, comparison, reference, values }: ConventionRow): readonly Row[] {
  return Object.entries(values).map(([name, { value, reason }]) => ({
    kind: "convention",
    id: `${convention}:${name}`,
    metric: name,
    contrast: comparison,
    attributes: by.join("*"),
    group: groupText(by, group),
    compared_with: reference === null ? comparison : groupText(by, reference),
    value,
    reason,
  }));
}

function hiddenRows({ groups, minCell }: NonNullable<Result["hidden"]>): readonly Row[] {
  return groups
    .filter(({ stratum }) => stratum === null)
    .map(({ by, group, why }) => ({
      kind: "hidden",
      attributes: by.join("*"),
      group: groupText(by, group),
      reason: hiddenWords(why, minCell),
    }));
}

/** "race=Black;sex=female"; "everybody" for a comparison with all rows. */
function groupText(by: readonly string[], group: GroupKey): string {
  const parts = by.filter((attribute) => Object.hasOwn(group, attribute)).map((attribute) => `${attribute}=${group[attribute]}`);
  return parts.length === 0 ? "everybody" : parts.join(";");
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front, and quotation marks. */
function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value === 0 ? 0 : value);
  const isFormula = /^[\s]*[=+\-@\t\r]/u.test(value);
  const text = isFormula ? `'${value}` : value;
  return isFormula || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
