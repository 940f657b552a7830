import fc from "fast-check";
import { columnarCube } from "../../src/cube/columnar.js";
import { type Population, populationOf } from "../../src/scan/population.js";

/** A row: a value of each column, and what it is to the rate. */
export interface Row {
  readonly values: readonly string[];
  readonly outcome: "hit" | "miss" | "none";
}

/** The population of rows, by the way that an engine's answer takes. */
export function populationFrom(columns: readonly string[], rows: readonly Row[]): Population {
  const values = columns.map((_, c) => [...new Set(rows.map((row) => row.values[c]!))].sort());
  const outcomes = ["hit", "miss", "none"] as const;
  const cube = columnarCube({
    axes: [
      ...columns.map((name, c) => ({
        name,
        coordinates: values[c]!,
        places: Uint16Array.from(rows, (row) => values[c]!.indexOf(row.values[c]!)),
      })),
      { name: "outcome", coordinates: outcomes, places: Uint8Array.from(rows, ({ outcome }) => outcomes.indexOf(outcome)) },
    ],
    times: null,
    rows: rows.length,
  });
  return populationOf(
    cube,
    columns.map((name, c) => ({ name, axis: name, values: values[c]!, text: String })),
    ({ outcome }) => outcome as Row["outcome"],
  );
}

/** Random rows of a few columns with a few values each; one tuple may have very many rows. */
export const randomRows = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 200 }))
  .chain(([columns, length, repeats]) => {
    const row = fc.record({
      values: fc.array(fc.constantFrom("a", "b", "c"), { minLength: columns, maxLength: columns }),
      outcome: fc.constantFrom("hit" as const, "miss" as const, "miss" as const, "none" as const),
    });
    return fc.tuple(fc.array(row, { minLength: length, maxLength: length }), row).map(([rows, often]) => ({
      columns: Array.from({ length: columns }, (_, c) => `c${c}`),
      rows: [...rows, ...Array<Row>(repeats).fill(often)] as readonly Row[],
    }));
  });
