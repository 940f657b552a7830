import { type Table as ArrowTable, tableFromArrays, tableToIPC } from "@uwdata/flechette";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { formatOf } from "../../src/readers/format.js";
import { readTable } from "../../src/readers/read-table.js";
import { sniff } from "../../src/readers/sniff.js";
import { plain } from "./plain.js";
import { saidBy } from "./said.js";
import { scratch } from "./scratch.js";

const files = scratch();

interface Rows {
  readonly id: readonly string[];
  readonly sex: readonly (string | null)[];
  readonly label: readonly number[];
  readonly score: readonly (number | null)[];
}

const rowsOf = (rows: Rows) => rows.id.map((id, i) => ({ id, sex: rows.sex[i]!, label: rows.label[i]!, score: rows.score[i]! }));

const quotedField = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const csvOf = (rows: Rows): string =>
  [
    "id,sex,label,score",
    ...rowsOf(rows).map(({ id, sex, label, score }) =>
      [quotedField(id), sex === null ? "" : quotedField(sex), label, score ?? ""].join(","),
    ),
  ].join("\n");

const parquetOf = (rows: Rows): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      rowGroupSize: 3,
      columnData: [
        { name: "id", data: [...rows.id], type: "STRING" },
        { name: "sex", data: [...rows.sex], type: "STRING", nullable: true },
        { name: "label", data: [...rows.label], type: "INT32" },
        { name: "score", data: [...rows.score], type: "DOUBLE", nullable: true },
      ],
    }),
  );

const arrowOf = (rows: Rows, format: "file" | "stream"): Uint8Array =>
  tableToIPC(tableFromArrays({ id: [...rows.id], sex: [...rows.sex], label: [...rows.label], score: [...rows.score] }) as ArrowTable, {
    format,
  })!;

const pandasOf = (rows: Rows): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(rows).map(([name, values]) => [name, Object.fromEntries((values as unknown[]).map((value, i) => [i, value]))]),
    ),
  );

test("the same rows in every format are the same table", async () => {
  const word = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 6 })
    .map((text) => `x${text.trim()}`.trim())
    .filter((text) => !/\p{Cs}/u.test(text));
  const row = fc.record({
    sex: fc.option(word),
    label: fc.integer({ min: 0, max: 1 }),
    score: fc.option(fc.double({ noNaN: true, min: -(2 ** 53), max: 2 ** 53 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 9 }), async (drawn) => {
      const rows: Rows = {
        id: drawn.map((_, i) => `0${i}`),
        sex: [...drawn.map(({ sex }) => sex), "x"],
        label: drawn.map(({ label }) => label),
        score: drawn.map(({ score }) => (score === 0 ? 0 : score)),
      };
      const even: Rows = { id: [...rows.id, "099"], sex: rows.sex, label: [...rows.label, 1], score: [...rows.score, 0.5] };
      const paths = [
        files.write("same.csv", csvOf(even)),
        files.write("same.json", JSON.stringify(rowsOf(even))),
        files.write("columns.json", JSON.stringify(even)),
        files.write("pandas.json", pandasOf(even)),
        files.write(
          "same.ndjson",
          `${rowsOf(even)
            .map((item) => JSON.stringify(item))
            .join("\n")}\n`,
        ),
        files.write("same.parquet", parquetOf(even)),
        files.write("same.arrow", arrowOf(even, "file")),
        files.write("same.arrows", arrowOf(even, "stream")),
      ];
      const tables = await Promise.all(paths.map((path) => readTable(path)));
      for (const table of tables) {
        expect([...table.columns.keys()]).toEqual(["id", "sex", "label", "score"]);
        expect(table).toEqual(tables[0]);
      }
      expect(plain(tables[0]!)).toEqual({ ...even });
    }),
    { numRuns: 60 },
  );
});

test("a format is told by the bytes, whatever the name", async () => {
  const rows: Rows = { id: ["1"], sex: ["f"], label: [1], score: [0.5] };
  const formats = [
    csvOf(rows),
    JSON.stringify(rowsOf(rows)),
    JSON.stringify(rows),
    '{"id":"1"}\n{"id":"2"}\n',
    parquetOf(rows),
    arrowOf(rows, "file"),
    arrowOf(rows, "stream"),
  ].map((content) => formatOf({ path: "input", name: "input" }, Buffer.from(content)));
  expect(formats).toEqual(["csv", "json", "json", "ndjson", "parquet", "arrow", "arrow"]);
});

test("lines of objects in a file called .json are read as lines", async () => {
  expect(plain(await readTable(files.write("lines.json", '{"a":1}\n{"a":2,"b":"x"}\n')))).toEqual({ a: [1, 2], b: [null, "x"] });
});

test.each([
  ["gzip", [0x1f, 0x8b, 8, 0], /is compressed with gzip$/, /gunzip -c .*archive\.csv \| evenhand audit -$/],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd], /is compressed with zstd$/, /zstd -dc .* \| evenhand audit -$/],
  ["ZIP", [0x50, 0x4b, 3, 4], /is a ZIP archive or a spreadsheet$/, /save the sheet as CSV UTF-8/],
])("%s is refused with the way to mend it", async (_, bytes, message, help) => {
  const said = await saidBy(() => readTable(files.write("archive.csv", Uint8Array.from(bytes as number[]))));
  expect(said[0]).toMatch(message as RegExp);
  expect(said.at(-1)).toMatch(help as RegExp);
});

test("JSON: booleans are words, nested values JSON, mixed columns text, absent keys missing", async () => {
  const json = '[{"a": true, "b": 1, "c": {"x": [1, null]}}, {"a": null, "b": "one", "d": " "}, {"b": 2.5}]';
  expect(plain(await readTable(files.write("kinds.json", json)))).toEqual({
    a: ["true", null, null],
    b: ["1", "one", "2.5"],
    c: ['{"x":[1,null]}', null, null],
    d: [null, null, null],
  });
});

test("JSON: a text that looks like a number is a text, a number in an id column too", async () => {
  const path = files.write("ids.json", '[{"id": 7, "n": "7"}, {"id": 8, "n": "8"}]');
  expect(plain(await readTable(path, { text: ["id"] }))).toEqual({ id: ["7", "8"], n: ["7", "8"] });
});

test("JSON: large integers inside texts and large fractions are no ids", async () => {
  const json = '[{"id": "9007199254740993", "x": 1234567890.12345678901, "y": 1e300, "z": 9007199254740992}]';
  expect(plain(await readTable(files.write("texts.json", json)))).toEqual({
    id: ["9007199254740993"],
    x: [Number("1234567890.12345678901")],
    y: [1e300],
    z: [9007199254740992],
  });
});

test.each([
  ['[{"a": 1}, 2]', "holds an array whose element 2 is not an object"],
  ['{"a": [1, 2], "b": [1]}', 'has 1 values in "b" and 2 in "a"'],
  ['{"a": 1}', 'holds an object whose "a" is not a list of values'],
  ["[]", "has no rows"],
  ["[1,]", "holds"],
  ["", "is not valid JSON at line 1, column 1"],
  ['[{"a": 1},\n {"a" 2}]', "is not valid JSON at line 2, column 7"],
  ['[{"a": 1},]', "is not valid JSON at line 1, column 11"],
  ['[{"a": "x}]', "is not valid JSON at line 1, column 12"],
])("JSON that is no table: %j", async (content, message) => {
  const said = await saidBy(() => readTable(files.write("no-table.json", content), { format: "json" }));
  if (content !== "[1,]") expect(said[0]).toContain(message);
  else expect(said[0]).toContain("is not valid JSON at line 1, column 4");
});

test("JSON in UTF-16 is refused with the command that turns it into UTF-8", async () => {
  const path = files.write("wide.json", Buffer.from('\ufeff[{"a": 1}]', "utf16le"));
  expect(await saidBy(() => readTable(path))).toEqual([
    `error[EH104]: ${path} is utf-16le, and JSON is read as UTF-8 only`,
    `  help: iconv -f utf-16le -t utf-8 ${path} | evenhand audit -`,
  ]);
});

test("Parquet: dates and instants are ISO texts, decimals the nearest double, integers beyond 2^53 texts", async () => {
  const bytes = parquetWriteBuffer({
    schema: [
      { name: "root", num_children: 7 },
      { name: "day", type: "INT32", converted_type: "DATE", repetition_type: "REQUIRED" },
      { name: "at", type: "INT64", converted_type: "TIMESTAMP_MICROS", repetition_type: "REQUIRED" },
      { name: "flag", type: "BOOLEAN", repetition_type: "OPTIONAL" },
      { name: "big", type: "INT64", repetition_type: "REQUIRED" },
      { name: "small", type: "INT64", repetition_type: "REQUIRED" },
      { name: "single", type: "FLOAT", repetition_type: "REQUIRED" },
      { name: "nested", type: "BYTE_ARRAY", converted_type: "JSON", repetition_type: "REQUIRED" },
    ],
    columnData: [
      { name: "day", data: [new Date("1969-12-31"), new Date("2026-09-17")] },
      { name: "at", data: [new Date("1969-12-31T23:59:59.250Z"), new Date("2026-09-17T09:12:03Z")] },
      { name: "flag", data: [true, null] },
      { name: "big", data: [9007199254740993n, 1n] },
      { name: "small", data: [-3n, 9007199254740992n] },
      { name: "single", data: [0.5, Number.NaN] },
      { name: "nested", data: [{ a: [1, 2] }, { a: [] }] },
    ],
  });
  expect(plain(await readTable(files.write("kinds.parquet", new Uint8Array(bytes))))).toEqual({
    day: ["1969-12-31", "2026-09-17"],
    at: ["1969-12-31T23:59:59.250Z", "2026-09-17T09:12:03.000Z"],
    flag: ["true", null],
    big: ["9007199254740993", "1"],
    small: [-3, 9007199254740992],
    single: [0.5, null],
    nested: ['{"a":[1,2]}', '{"a":[]}'],
  });
});

test("Parquet: decimals are the doubles that the same texts are in CSV", async () => {
  const cents = Array.from({ length: 10_001 }, (_, i) => i);
  const bytes = parquetWriteBuffer({
    schema: [
      { name: "root", num_children: 1 },
      { name: "price", type: "INT32", converted_type: "DECIMAL", scale: 2, precision: 9, repetition_type: "REQUIRED" },
    ],
    columnData: [{ name: "price", data: cents.map((value) => value / 100) }],
  });
  const table = await readTable(files.write("decimal.parquet", new Uint8Array(bytes)));
  expect(plain(table).price).toEqual(cents.map((value) => Number((value / 100).toFixed(2))));
});

test("Parquet: a file cut short is refused", async () => {
  const whole = parquetOf({ id: ["1"], sex: ["f"], label: [1], score: [0.5] });
  const said = await saidBy(() => readTable(files.write("cut.parquet", whole.subarray(0, whole.length - 9))));
  expect(said[0]).toMatch(/^error\[EH100\]: .*cut\.parquet is a damaged or unsupported Parquet file$/);
});

test("Arrow: dates and instants are ISO texts, dictionaries their values, 64-bit integers exact", async () => {
  const { date, dictionary, int64, timestamp, utf8, bool } = await import("@uwdata/flechette");
  const table = tableFromArrays(
    {
      day: [new Date("2026-09-17")],
      at: [new Date("2026-09-17T09:12:03Z")],
      level: ["low"],
      big: [9007199254740993n],
      small: [5n],
      flag: [true],
    },
    { types: { day: date(0), at: timestamp(2), level: dictionary(utf8()), big: int64(), small: int64(), flag: bool() } },
  );
  const path = files.write("kinds.arrow", tableToIPC(table as ArrowTable, { format: "file" })!);
  expect(plain(await readTable(path))).toEqual({
    day: ["2026-09-17"],
    at: ["2026-09-17T09:12:03.000Z"],
    level: ["low"],
    big: ["9007199254740993"],
    small: [5],
    flag: ["true"],
  });
});

test("Arrow: a damaged file is refused", async () => {
  const whole = arrowOf({ id: ["1"], sex: ["f"], label: [1], score: [0.5] }, "file");
  const said = await saidBy(() => readTable(files.write("cut.arrow", whole.subarray(0, 40))));
  expect(said[0]).toMatch(/^error\[EH100\]: .*cut\.arrow is a damaged or unsupported Arrow file$/);
});

test("columns of JSON are sniffed from the first objects and completed while reading", async () => {
  const path = files.write("later.ndjson", '{"a": 1, "n": {"deep": 2}}\n{"a": 2, "b": "x"}\n');
  expect((await sniff([path])).layout.columns).toEqual(["a", "n", "b"]);
  expect(Object.keys(plain(await readTable(path, { columns: ["b"] })))).toEqual(["b"]);
  expect((await saidBy(() => readTable(path, { columns: ["bb"] })))[0]).toMatch(/^error\[EH101\]: no column "bb"/);
});
