import type { Column } from "../../table/table.js";
import type { Answer } from "./answer.js";
import type { Asker } from "./asker.js";

/** What a first small question showed; part of the model's facts. */
export interface CanaryFacts {
  /** Whether the same rows, asked about twice, got the same numbers to the bit. */
  readonly answers_repeat: boolean;
  /** Whether a row got the same number alone as among others, within a millionth. */
  readonly answers_by_row: boolean;
}

const ROWS = 20;
const SAME = 1e-6;

/**
 * Asks about the first rows, twice, and about the first one alone, before anything else is asked: what is wrong with the question shows
 * here, at the price of at most 41 rows, and so does a model that does not answer by the row alone.
 */
export async function canary(asker: Asker, columns: ReadonlyMap<string, Column>, rows: number, signal?: AbortSignal): Promise<CanaryFacts> {
  const few = Math.min(ROWS, rows);
  const first = await asker.ask(columns, few, { signal });
  const again = await asker.ask(columns, few, { signal });
  const alone = few === 1 ? first : await asker.ask(columns, 1, { signal });
  return { answers_repeat: farthest(first, again) === 0, answers_by_row: farthest(first, alone) <= SAME };
}

/** The largest difference, relative to numbers above 1, over the rows that both have. */
function farthest(a: Answer, b: Answer): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  const apart = b.map((numbers, k) =>
    numbers.reduce((most, number, i) => Math.max(most, Math.abs(number - a[k]![i]!) / Math.max(1, Math.abs(number))), 0),
  );
  return Math.max(0, ...apart);
}
