import { sensitiveName } from "../audit/detect/role-names.js";
import type { Result } from "../audit/result.js";

/** Columns that are called like protected attributes, by which nobody asked to compare. */
export function attributesNotAsked({ plan, profile }: Result): readonly string[] {
  const used = new Set([...plan.attributes.map(({ column }) => column), ...plan.strata]);
  return profile.map(({ name }) => name).filter((name) => sensitiveName(name) === "exact" && !used.has(name));
}
