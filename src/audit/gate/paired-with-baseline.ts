import type { BaselineRows } from "../../checks/baseline.js";
import { EvenhandError } from "../../errors.js";
import type { CountedData } from "./check-counts.js";
import type { GateBaseline } from "./gate.js";
import { evaluationDigest, hashedRows, identifiedRows, MOST_ROWS } from "./identified-rows.js";
import type { PairedRow } from "./paired-moves.js";

/** The rows of both occasions, matched by their ids. */
export interface Pairing {
  readonly rows: readonly PairedRow[] | null;
  /** Why rows are not paired; null when they are, or when that was not wanted. */
  readonly why: string | null;
}

/** Rows of now beside what was decided of them before. */
export async function pairedRows(stored: BaselineRows | null, data: CountedData | null, { pairing }: GateBaseline): Promise<Pairing> {
  if (data === null) return { rows: null, why: "a stored result keeps no rows" };
  const { bound, request, engine } = data;
  if (pairing === "none") return { rows: null, why: null };
  if (stored === null) return { rows: null, why: "the baseline keeps no rows" };
  if (request.columns.id === null) return { rows: null, why: "the policy names no id column (columns.id)" };
  if (bound.cluster !== null) return { rows: null, why: "rows are clustered" };
  if (engine.rows > MOST_ROWS) return { rows: null, why: `more than ${MOST_ROWS.toLocaleString("en")} rows` };
  let rows: ReturnType<typeof hashedRows>;
  try {
    rows = hashedRows(await identifiedRows(data, request.columns.id), stored.salt);
  } catch (error) {
    if (error instanceof EvenhandError && error.code === "EH109") return { rows: null, why: `${request.columns.id} is not unique` };
    throw error;
  }
  if (rows.length !== stored.count || evaluationDigest(rows) !== stored.evaluation)
    return { rows: null, why: "the evaluation set is another one" };
  return { rows: rows.map(({ row }, i) => ({ ...row, before: decisionAt(stored, i) })), why: null };
}

const decisionAt = ({ decisions }: BaselineRows, i: number): 0 | 1 | null => (decisions[i] === "1" ? 1 : decisions[i] === "0" ? 0 : null);
