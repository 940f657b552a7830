import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openData } from "../../src/audit/open-data.js";
import { tableFrom } from "../../src/table/table.js";
import { saidBy } from "../readers/said.js";
import { scratch } from "../readers/scratch.js";

const files = scratch();
// Spooled and transcoded copies go to a folder of this test's own, so that what is left behind is seen.
const spool = join(files.folder, "spool");
const usual = process.env.TMPDIR;
beforeAll(() => {
  mkdirSync(spool);
  process.env.TMPDIR = spool;
});
afterAll(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
});
const temporary = (): string[] => readdirSync(spool);

const valuesOf = async (data: Awaited<ReturnType<typeof openData>>, column: string) => (await data.engine.values(column, 10)).values;

test("one file: rows, columns, hash and size", async () => {
  const path = files.write("one.csv", "id,sex,pred\n1,f,1\n2,m,0\n");
  await using data = await openData({ kind: "files", patterns: [path] });
  expect(data.engine.id).toBe("memory");
  expect(data.engine.columns).toEqual([
    { name: "id", kind: "number" },
    { name: "sex", kind: "category" },
    { name: "pred", kind: "number" },
  ]);
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
  expect(data.inputs).toEqual([{ role: "evaluation", path, format: "csv", sha256, bytes: 24, rows: 2, used: 2, dropped: [] }]);
  expect(data.layout?.csv).toEqual({ delimiter: ",", decimal: ".", encoding: "utf-8" });
});

test("several files are one input, hashed one behind the other", async () => {
  const a = files.write("part-a.csv", "x\n1\n");
  const b = files.write("part-b.csv", "x\n2\n3\n");
  await using data = await openData({ kind: "files", patterns: [`${files.folder}/part-?.csv`] });
  const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
  const whole = { sha256: sha256("x\n1\nx\n2\n3\n"), bytes: 10, rows: 3, used: 3 };
  const parts = [
    { path: a, bytes: 4, sha256: sha256("x\n1\n") },
    { path: b, bytes: 6, sha256: sha256("x\n2\n3\n") },
  ];
  expect(data.inputs).toEqual([{ role: "evaluation", path: `${a} and 1 more file`, format: "csv", ...whole, files: parts, dropped: [] }]);
});

test("ids are kept as text", async () => {
  const path = files.write("ids.csv", "id,zip,pred\n1,2,1\n");
  await using data = await openData({ kind: "files", patterns: [path] }, { id: "id", text: ["zip"] });
  expect(data.engine.columns.map(({ kind }) => kind)).toEqual(["category", "category", "number"]);
});

test("standard input of any format is spooled, read, and gone afterwards", async () => {
  const data = await openData({ kind: "stdin", stream: Readable.from([Buffer.from('{"a": "x"}\n{"a":'), Buffer.from(' "y"}\n')]) });
  expect(temporary()).toHaveLength(1);
  expect(await valuesOf(data, "a")).toEqual([
    { text: "x", rows: 1 },
    { text: "y", rows: 1 },
  ]);
  expect(data.inputs[0]).toMatchObject({ path: "-", format: "ndjson", bytes: 22, rows: 2 });
  await data[Symbol.asyncDispose]();
  expect(temporary()).toEqual([]);
});

test("what is wrong with standard input is said of standard input, and nothing is left behind", async () => {
  const said = await saidBy(() => openData({ kind: "stdin", stream: Readable.from([Buffer.from("a,b\n1\n")]) }));
  expect(said[0]).toBe("error[EH100]: standard input has 1 field at line 2, its header has 2");
  const zipped = await saidBy(() => openData({ kind: "stdin", stream: Readable.from([Buffer.from([0x1f, 0x8b, 8, 0, 0])]) }));
  expect(zipped.at(-1)).toBe("  help: gunzip -c FILE | evenhand audit -");
  expect(temporary()).toEqual([]);
});

test("another encoding is transcoded to a private copy that is gone afterwards", async () => {
  const path = files.write("latin.csv", Buffer.from("name\nRenée\n", "latin1"));
  const data = await openData({ kind: "files", patterns: [path], encoding: "windows-1252" });
  expect(await valuesOf(data, "name")).toEqual([{ text: "Renée", rows: 1 }]);
  expect(data.inputs[0]).toMatchObject({ path, bytes: 11 });
  await data[Symbol.asyncDispose]();
  expect(temporary()).toEqual([]);
});

test("a table is opened as it is", async () => {
  await using data = await openData({ kind: "table", table: tableFrom({ sex: ["f", "NA"] }), name: "frame" });
  expect(data.inputs).toEqual([
    { role: "evaluation", path: "frame", format: "table", sha256: null, bytes: null, rows: 2, used: 2, dropped: [] },
  ]);
  expect(data.diagnostics.map(({ code }) => code)).toEqual(["EH127"]);
  expect(data.layout).toBeNull();
  expect(await saidBy(() => openData({ kind: "table", table: tableFrom({ sex: [] }) }))).toEqual(["error[EH107]: (table) has no rows"]);
});

test("predictions are joined and both files are inputs with what they lost", async () => {
  const labels = files.write("labels.csv", "id,label\n1,1\n2,0\n3,1\n");
  const predictions = files.write("predictions.ndjson", '{"id": 3, "pred": 1}\n{"id": 1, "pred": 0}\n{"id": 9, "pred": 1}\n');
  await using data = await openData(
    { kind: "files", patterns: [labels] },
    { predictions: { path: predictions, id: "id", unmatched: "drop" } },
  );
  expect(data.engine.rows).toBe(2);
  expect(data.engine.columns.map(({ name }) => name)).toEqual(["id", "label", "pred"]);
  expect(data.inputs.map(({ role, rows, used, dropped }) => ({ role, rows, used, dropped }))).toEqual([
    { role: "evaluation", rows: 3, used: 2, dropped: [{ reason: "id_unmatched", rows: 1 }] },
    { role: "predictions", rows: 3, used: 2, dropped: [{ reason: "id_unmatched", rows: 1 }] },
  ]);
});

test("a table of trials becomes counts of decisions", async () => {
  const path = files.write("trials.csv", "race,applicants,selected\nWhite,80,48\nBlack,40,12\n");
  await using data = await openData({ kind: "files", patterns: [path] }, { trials: "applicants", hits: "selected" });
  expect(data.engine.columns).toEqual([
    { name: "race", kind: "category" },
    { name: "(decision)", kind: "category" },
    { name: "(count)", kind: "number" },
  ]);
  expect(await valuesOf(data, "(count)")).toEqual([
    { text: "12", rows: 1 },
    { text: "28", rows: 1 },
    { text: "32", rows: 1 },
    { text: "48", rows: 1 },
  ]);
  expect(data.inputs[0]).toMatchObject({ rows: 2, used: 2 });
});

test("both engines see the same columns, values and counts of one file", async () => {
  const path = files.write("both.csv", '\ufeffid, zip ,sex,score,count\n1,007,"f, ""x""",.5,2\n2,10001, m ,,1\n\n3,?,,1e2,3\n');
  const source = { kind: "files" as const, patterns: [path], missing: ["?"] };
  await using memory = await openData(source, { engine: "memory", id: "id", count: "count" });
  await using duckdb = await openData(source, { engine: "duckdb", id: "id", count: "count" });
  expect(duckdb.engine.id).toBe("duckdb");
  expect(duckdb.engine.columns).toEqual(memory.engine.columns);
  expect(duckdb.inputs).toEqual(memory.inputs);
  for (const { name } of memory.engine.columns) expect(await duckdb.engine.values(name, 10)).toEqual(await memory.engine.values(name, 10));
});

test("mistakes in a file that DuckDB reads are told as if we had read it", async () => {
  const ragged = files.write("ragged.csv", "a,b\n1,2\n1\n");
  expect((await saidBy(() => openData({ kind: "files", patterns: [ragged] }, { engine: "duckdb" })))[0]).toMatch(
    /has 1 field at line 3, its header has 2$/,
  );
  const latin = files.write("bad.csv", Buffer.from("a,b\n1,Ren\xe9e\n", "latin1"));
  expect((await saidBy(() => openData({ kind: "files", patterns: [latin] }, { engine: "duckdb" })))[0]).toMatch(
    /is not UTF-8: byte 0xE9 at line 2$/,
  );
  const open = files.write("open.csv", 'a,b\n1,"x\n2,y\n');
  expect((await saidBy(() => openData({ kind: "files", patterns: [open] }, { engine: "duckdb" })))[0]).toBe(
    "error[EH106]: quote opened at line 2 never closes",
  );
  const empty = files.write("empty.csv", "a,b\n");
  expect((await saidBy(() => openData({ kind: "files", patterns: [empty] }, { engine: "duckdb" })))[0]).toMatch(
    /^error\[EH107\]: .*has a header and no rows$/,
  );
  const minus = files.write("minus.csv", "a,n\nx,-1\n");
  expect((await saidBy(() => openData({ kind: "files", patterns: [minus] }, { engine: "duckdb", count: "n" })))[0]).toMatch(
    /^error\[EH126\]: column "n" of .* is -1, /,
  );
});

test("what DuckDB is not for is refused when it is asked for", async () => {
  const path = files.write("list.json", '[{"a": 1}]');
  expect((await saidBy(() => openData({ kind: "files", patterns: [path] }, { engine: "duckdb" })))[0]).toBe(
    "error[EH200]: json files are counted in memory, not by duckdb",
  );
});

test("large files go to DuckDB by themselves", async () => {
  const line = `${"x".repeat(99)},1\n`;
  const path = files.write("large.csv", `text,n\n${line.repeat(650_000)}`);
  let last = [0, 0];
  await using data = await openData({ kind: "files", patterns: [path] }, { onProgress: (bytes, total) => (last = [bytes, total]) });
  expect(data.engine.id).toBe("duckdb");
  expect(data.engine.rows).toBe(650_000);
  expect(last[1]).toBe(7 + line.length * 650_000);
});

test("an aborted signal ends the opening", async () => {
  const path = files.write("abort.csv", "a\n1\n");
  await expect(openData({ kind: "files", patterns: [path] }, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});
