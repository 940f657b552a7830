import type { ColumnFacts } from "../profile.js";
import { plainName, roleNames, sensitiveName } from "./role-names.js";

export type DetectableRole = "label" | "prediction" | "score" | "id" | "weight" | "sensitive" | "feature" | "ignored";

/** What a column seems to be, and why. */
export interface DetectedRole {
  readonly role: DetectableRole;
  readonly column: string;
  /** sure = the name says so and the content agrees; likely = one of the two; candidate = somebody has to say. */
  readonly sureness: "sure" | "likely" | "candidate";
  /** The evidence, in a few words. */
  readonly because: string;
  /** The flag that pins it, with what else is assumed. */
  readonly suggestion?: string;
}

/** Values above which a text column is neither a group nor a category. */
const MOST_CATEGORIES = 200;
/** Groups above which an attribute has to be cut or merged first. */
const MOST_GROUPS = 20;

/**
 * One role a column, in the order of the columns. Names decide, content confirms; a column is never sensitive by its content.
 *
 * At most one label, prediction, score, id and weight are sure; when two columns could be one, both are candidates.
 */
export function detectRoles(columns: readonly ColumnFacts[], rows: number): readonly DetectedRole[] {
  const first = columns.map((column) => roleOf(column, columns, rows));
  const single = ["label", "prediction", "score", "id", "weight"] as const;
  return first.map((found) => {
    const rivals = first.filter(({ role, sureness }) => role === found.role && sureness === found.sureness);
    const contested = single.some((role) => role === found.role) && rivals.length > 1;
    return contested && found.sureness !== "candidate"
      ? { ...found, sureness: "candidate", because: `${found.because}; so does ${rivals.find((rival) => rival !== found)!.column}` }
      : found;
  });
}

function roleOf(column: ColumnFacts, all: readonly ColumnFacts[], rows: number): DetectedRole {
  const plain = plainName(column.name);
  const { name, distinct, kind } = column;
  const is = (role: DetectableRole, sureness: DetectedRole["sureness"], because: string, suggestion?: string): DetectedRole => ({
    role,
    column: name,
    sureness,
    because,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  const protectedName = sensitiveName(name);
  if (protectedName !== null && distinct >= 2) return sensitive(column, protectedName, is);
  if (roleNames.score.test(plain) && kind === "number" && distinct > 2) {
    return inUnit(column)
      ? is("score", "sure", `numbers from ${column.min} to ${column.max}`)
      : is("score", "likely", `numbers from ${column.min} to ${column.max}, not probabilities`);
  }
  if (roleNames.score.test(plain) && distinct === 2 && isBinary(column))
    return is("prediction", "likely", `${valuesOf(column)}: decisions, not scores`);
  if (roleNames.label.test(plain) && distinct === 2) return is("label", "sure", valuesOf(column));
  if (distinct === 2 && predictedBy(column, all)) return is("label", "sure", `${valuesOf(column)}, predicted by another column`);
  if (roleNames.prediction.test(plain)) {
    if (distinct === 2) return is("prediction", partnered(column, all) ? "sure" : "likely", valuesOf(column));
    if (kind === "number" && distinct > 2 && inUnit(column))
      return is("score", "likely", `${distinct} numbers from ${column.min} to ${column.max}: scores, not decisions`);
  }
  if (roleNames.weight.test(plain) && kind === "number" && (column.min ?? -1) >= 0)
    return is("weight", "likely", `numbers from ${column.min} to ${column.max}`);
  if (roleNames.id.test(plain) && distinct === rows - column.missing && column.missing === 0)
    return is("id", "sure", `${distinct} distinct values`);
  if (distinct === rows && kind === "category" && rows > 20) return is("ignored", "sure", "a different text in every row");
  if (distinct <= 1) return is("ignored", "sure", distinct === 0 ? "no values" : "one value");
  if (kind === "category" && distinct > MOST_CATEGORIES) return is("ignored", "sure", `free text or codes, ${distinct} different`);
  return is("feature", "sure", kind === "number" ? `numbers from ${column.min} to ${column.max}` : `${distinct} values`);
}

function sensitive(
  column: ColumnFacts,
  match: "exact" | "part",
  is: (role: DetectableRole, sureness: DetectedRole["sureness"], because: string, suggestion?: string) => DetectedRole,
): DetectedRole {
  const { distinct, kind, min, max } = column;
  const many = distinct > MOST_GROUPS;
  if (kind === "number" && many)
    return is("sensitive", "likely", `numbers from ${min} to ${max}, cut into bins`, `--bins ${column.name}=…`);
  if (many) return is("sensitive", "candidate", `a name I know, but ${distinct} values`);
  return match === "exact"
    ? is("sensitive", "sure", `a name I know, ${distinct} values`)
    : is("sensitive", "likely", `part of the name is one I know, ${distinct} values`);
}

/** Whether every value is 0, 1, true or false. */
const isBinary = ({ top }: ColumnFacts): boolean =>
  top.every(({ value }) => ["0", "1", "0.0", "1.0", "true", "false"].includes(value.toLowerCase()));

/** Whether the values are those of some label column, or 0 and 1. */
function partnered(column: ColumnFacts, all: readonly ColumnFacts[]): boolean {
  const values = column.top.map(({ value }) => value);
  return (
    isBinary(column) ||
    all.some(
      (other) =>
        other.name !== column.name &&
        (roleNames.label.test(plainName(other.name)) || predictedBy(other, [column])) &&
        other.top.every(({ value }) => values.includes(value)),
    )
  );
}

/** Whether some column is called the prediction of this one: "hired" beside "hired_pred". */
function predictedBy({ name }: ColumnFacts, all: readonly ColumnFacts[]): boolean {
  const plain = plainName(name);
  const names = [`${plain}_pred`, `${plain}_predicted`, `${plain}_prediction`, `${plain}_hat`, `pred_${plain}`, `predicted_${plain}`];
  return all.some((other) => names.includes(plainName(other.name)));
}

const inUnit = ({ min, max }: ColumnFacts): boolean => min !== null && max !== null && min >= 0 && max <= 1;

const valuesOf = ({ top }: ColumnFacts): string => {
  const rows = top.reduce((sum, value) => sum + value.rows, 0);
  return top.map(({ value, rows: n }) => `${value} (${((100 * n) / rows).toFixed(1)}%)`).join(" / ");
};
