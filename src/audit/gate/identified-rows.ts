import { createHash } from "node:crypto";
import type { Cube, Tally } from "../../cube/cube.js";
import { type EvenhandError, fault } from "../../errors.js";
import { axisOf, type Bound, queryOf } from "../bind/bind.js";
import { readable } from "../counted.js";
import type { CountedData } from "./check-counts.js";

/** One row: who, what was true, what was decided, in which groups. */
export interface IdentifiedRow {
  readonly id: string;
  readonly label: 0 | 1 | null;
  readonly prediction: 0 | 1 | null;
  readonly groups: Readonly<Record<string, string | number | null>>;
  readonly tally: Tally;
}

/** Rows above which none are told apart by id: the cells of a cube would fill the memory. */
export const MOST_ROWS = 1_000_000;
/** The axis of ids. */
const ID = "id";

/** Every row of the data with its id, as the audit reads its label, decision and groups. Throws EH109 when an id occurs twice. */
export async function identifiedRows({ engine, bound, request }: CountedData, column: string): Promise<readonly IdentifiedRow[]> {
  const plain: Bound = { ...bound, cluster: null, strata: [] };
  const query = queryOf(plain, bound.attributes);
  const raw: Cube = await engine.cube({ ...query, axes: { ...query.axes, [ID]: { kind: "category", column } } });
  const cube = readable(raw, plain, bound.attributes, request);
  const names = bound.attributes.map(({ name }) => name);
  const rows = cube.cells.map((cell, i): IdentifiedRow => {
    const outcome = (axis: string): 0 | 1 | null => (cell[axis] ?? null) as 0 | 1 | null;
    return {
      id: String(cell[ID] ?? ""),
      label: outcome("label"),
      prediction: outcome("prediction"),
      groups: Object.fromEntries(names.map((name) => [axisOf.attribute(name), cell[axisOf.attribute(name)] ?? null])),
      tally: cube.tallies[i]!,
    };
  });
  const seen = new Set<string>();
  for (const { id, tally } of rows) {
    if (seen.has(id) || tally.n > 1) throw repeated(column, id);
    seen.add(id);
  }
  return rows;
}

const repeated = (column: string, id: string): EvenhandError =>
  fault(
    "EH109",
    `${column} is not unique: ${id === "" ? "it is empty" : `"${id}" occurs`} more than once, so rows cannot be paired by it`,
    {
      help: ["columns.id: a column that tells rows apart", "or keep no rows: evenhand baseline save --no-rows"],
    },
  );

/** Hex digits of a hash that stand for an id. */
const HASH_DIGITS = 16;

/** What stands for an id in a baseline: it cannot be read back, and is another one in another baseline. */
export const hashOf = (salt: string, id: string): string =>
  createHash("sha256").update(`${salt}\0${id}`).digest("hex").slice(0, HASH_DIGITS);

/** The rows in the order of their hashes. */
export function hashedRows(
  rows: readonly IdentifiedRow[],
  salt: string,
): readonly { readonly hash: string; readonly row: IdentifiedRow }[] {
  return rows.map((row) => ({ hash: hashOf(salt, row.id), row })).sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0));
}

/** The digest of an evaluation set: the same people with the same true outcomes, whatever was decided about them. */
export function evaluationDigest(rows: ReturnType<typeof hashedRows>): string {
  const digest = createHash("sha256");
  for (const { hash, row } of rows) digest.update(`${hash}${row.label ?? "-"}`);
  return digest.digest("hex");
}
