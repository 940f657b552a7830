import { type EvenhandError, fault } from "../errors.js";
import { suggest } from "../suggest.js";

/** The error for a name that no column has, with the nearest one. */
export function unknownColumn(name: string, columns: readonly string[]): EvenhandError {
  const near = suggest(name, columns);
  return fault("EH101", `no column "${name}" in the data`, {
    evidence: [`the data have: ${columns.slice(0, 20).join(", ")}${columns.length > 20 ? ` and ${columns.length - 20} more` : ""}`],
    help: near === null ? [] : [`did you mean "${near}"?`],
  });
}

/** The error for numbers asked of a column of texts; who asks has to look at the column's kind first. */
export const notNumbers = (name: string): TypeError => new TypeError(`column "${name}" holds texts, not numbers`);
