import { expect, test } from "vitest";
import { openModel, type TreeModel } from "../../../src/models/open-model.js";
import { keptLeaves } from "../../../src/models/trees/kept-leaves.js";
import { readTable } from "../../../src/readers/read-table.js";
import type { Table } from "../../../src/table/table.js";

test("columns from donors: what kept leaves say is what the model says, to the bit", async () => {
  const model = (await openModel("lightgbm:fixtures/mortgage/model.txt")) as TreeModel;
  const table = await readTable("fixtures/mortgage/decisions.csv");
  const kept = keptLeaves(model.ensemble, table)!;
  expect(kept.scores).toEqual((await model.score(table)).values);
  const rows = Int32Array.from({ length: 400 }, (_, i) => 4 * i);
  const donors = Int32Array.from({ length: table.rows }, (_, row) => (row + 731) % table.rows);
  for (const columns of [["debt_ratio"], ["consumer_credit_code", "public_record", "income"]]) {
    const moved: Table = {
      rows: table.rows,
      columns: new Map(
        [...table.columns].map(([name, column]) => {
          if (!columns.includes(name)) return [name, column];
          return column.kind === "number"
            ? [name, { ...column, values: column.values.map((_, row) => column.values[donors[row]!]!) }]
            : [name, { ...column, codes: column.codes.map((_, row) => column.codes[donors[row]!]!) }];
        }),
      ),
    };
    const { values } = await model.score(moved);
    expect(kept.rescored(columns, () => donors, rows)).toEqual(Float64Array.from(rows, (row) => values[row]!));
  }
});

test("a table too large to keep is not kept", async () => {
  const model = (await openModel("lightgbm:fixtures/mortgage/model.txt")) as TreeModel;
  expect(keptLeaves(model.ensemble, { rows: 1e9, columns: new Map() })).toBeNull();
});
