import { type CubeQuery, noTally, type Tally } from "../../cube/cube.js";
import { notNumbers } from "../unknown-column.js";
import { numberLiteral } from "./literals.js";
import type { SqlColumn } from "./relation.js";

/** What a question says of how much a row counts. */
export type WeighingQuery = Pick<CubeQuery, "weight" | "count">;

/** The number columns that weighing reads. */
export const weighingColumns = ({ weight, count }: WeighingQuery): readonly string[] =>
  [weight?.column, count].filter((name) => name !== undefined);

/** The aggregates of a tally: rows, and with weights two more, in whole multiples of the quantum. */
export function weighingSums(query: WeighingQuery, column: (name: string) => SqlColumn): readonly string[] {
  const { weight, count } = query;
  for (const name of weighingColumns(query)) if (column(name).kind !== "number") throw notNumbers(name);
  const times = count === undefined ? null : `half_up(${column(count).sql})::hugeint`;
  const multiple = weight === undefined ? null : `half_up(${column(weight.column).sql} / ${numberLiteral(weight.quantum)})::hugeint`;
  return [
    times === null ? "count(*)" : `sum(${times})`,
    ...(multiple === null ? [] : [product(times, multiple), product(times, multiple, multiple)]),
  ];
}

const product = (...factors: readonly (string | null)[]): string => `sum(${factors.filter((factor) => factor !== null).join(" * ")})`;

/** What the aggregates of `weighingSums` came to. */
export function tallyFrom([n, w, w2]: readonly unknown[], { weight }: WeighingQuery): Tally {
  const rows = Number(n);
  if (rows === 0) return noTally;
  if (weight === undefined) return { n: rows, w: rows, w2: rows };
  return { n: rows, w: Number(w) * weight.quantum, w2: Number(w2) * weight.quantum * weight.quantum };
}
