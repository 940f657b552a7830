import type { Result } from "../result.js";
import { ll144Table } from "./ll144-attributes.js";

const GUESSED = /bisg|bifsg|imput|inferred|guess|surname|geocod|prox(y|ies)|predicted/i;

/**
 * The attributes of sex and race whose categories are guessed instead of asked for: all of them when the record says so, else those
 * whose name says so. Null when none is, when the record says that people stated them, and when it gives a reason to use them all the same.
 */
export function imputedAttributes({ plan, record }: Pick<Result, "plan" | "record">): readonly string[] | null {
  const stated = record?.content.audit;
  if (stated?.imputed_reason !== undefined) return null;
  if (stated?.categories === "self_reported" || stated?.categories === "observed") return null;
  const own = plan.attributes.map(({ name }) => name).filter((name) => ll144Table([name]) !== null);
  const found = stated?.categories === "imputed" ? own : own.filter((name) => GUESSED.test(name));
  return found.length === 0 ? null : found;
}
