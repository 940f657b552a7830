// A process of its own: counts FILE with the DuckDB engine and with a bare GROUP BY, in turn, and prints what each took.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { median, timed } from "./timing.mjs";
import { built } from "./workspace.mjs";

const [file] = process.argv.slice(2);
const rows = 10_000_000;
const { duckdbEngine } = await built("engines/duckdb.js");
const columns = ["race", "sex", "y_true", "y_pred", "score"];
const layout = { files: [file], format: "parquet", columns, missing: [""], text: [], csv: null };
const query = {
  axes: {
    "by.race": { kind: "category", column: "race" },
    "by.sex": { kind: "category", column: "sex" },
    label: { kind: "is", column: "y_true", values: ["1"] },
    prediction: { kind: "is", column: "y_pred", values: ["1"] },
  },
};

const engine = await duckdbEngine(layout);
assert.equal(engine.rows, rows);
forgetPeak();
const cube = await engine.cube(query);
const residentMegabytes = peakMegabytes();

const { DuckDBInstance } = await import("@duckdb/node-api");
const instance = await DuckDBInstance.create(":memory:", { memory_limit: "1GB", preserve_insertion_order: "false" });
const connection = await instance.connect();
const sql = `select race, sex, y_true, y_pred, count(*) from read_parquet('${file.replaceAll("'", "''")}') group by all`;
const bareRows = (await connection.runAndReadAll(sql)).getRowsJS();
const keyed = (all) => new Map(all.map(([race, sex, label, decision, n]) => [[race, sex, label, decision].join(), Number(n)]));
const ours = keyed(cube.cells.map((cell, i) => [cell["by.race"], cell["by.sex"], cell.label, cell.prediction, cube.tallies[i].n]));
assert.deepEqual([...ours].sort(), [...keyed(bareRows)].sort());
assert.equal(
  [...ours.values()].reduce((sum, n) => sum + n, 0),
  rows,
);

const pairs = [];
for (let i = 0; i < 7; i++) {
  const counting = await timed(() => engine.cube(query), { runs: 1, warmup: 0 });
  const bare = await timed(() => connection.runAndReadAll(sql), { runs: 1, warmup: 0 });
  pairs.push({ counting: counting.median, bare: bare.median });
}
const answer = {
  counting: median(pairs.map(({ counting }) => counting)),
  bare: median(pairs.map(({ bare }) => bare)),
  times: median(pairs.map(({ counting, bare }) => counting / bare)),
  residentMegabytes,
};
console.log(JSON.stringify(answer));
await engine[Symbol.asyncDispose]();

/** Linux keeps the peak of the resident memory; this starts it anew from what is resident now. */
function forgetPeak() {
  writeFileSync("/proc/self/clear_refs", "5");
}

function peakMegabytes() {
  return (Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024) / 1e6;
}
