import type { DecisionField } from "../../packs/pack.js";
import type { Result } from "../result.js";
import type { RegulationRow } from "./row.js";

/** Whether a text reaches the audited decisions, by the field that the record states. */
export type Reach =
  | { readonly kind: "within" | "outside"; readonly field: DecisionField }
  /** The record does not say what the decisions are about. */
  | { readonly kind: "not_stated" };

/** Whether the text is about decisions such as the audited ones; null when a field does not tell. */
export function reachOf({ appliesTo }: Pick<RegulationRow, "appliesTo">, { record }: Pick<Result, "record">): Reach | null {
  if (appliesTo === null || appliesTo.fields.length === 0) return null;
  const field = record?.content.purpose?.field;
  if (field === undefined) return { kind: "not_stated" };
  return { kind: appliesTo.fields.includes(field) ? "within" : "outside", field };
}
