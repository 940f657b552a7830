import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldNumber } from "../../src/readers/csv/field-number.js";
import { readTable } from "../../src/readers/read-table.js";
import { rowPlaces } from "../../src/readers/row-places.js";
import { sniff } from "../../src/readers/sniff.js";
import { numeral } from "../../src/table/numerals.js";
import { plain } from "./plain.js";
import { saidBy } from "./said.js";
import { scratch } from "./scratch.js";

const files = scratch();
let number = 0;
const written = (content: string | Uint8Array, name = `${number++}.csv`): string => files.write(name, content);
const read = async (content: string | Uint8Array, options = {}) => plain(await readTable(written(content), options));

test("a column is numeric only when every field of it is; one late text keeps all as they were written", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `${i}.50,x${i % 3},${i}`);
  const table = await readTable(written(`a,b,c\n${rows.join("\n")}\nlate,x,7\n`));
  const a = table.columns.get("a")!;
  expect(a.kind).toBe("category");
  expect(a.kind === "category" && a.levels.includes("17.50")).toBe(true);
  expect(a.kind === "category" && a.levels.length).toBe(60_001);
  expect(table.columns.get("c")!.kind).toBe("number");
});

test("leading zeros and digits beyond 2^53 are codes, not numbers", async () => {
  expect(await read("zip,big,exact\n00501,9007199254740993,9007199254740992\n10001,1,1\n")).toEqual({
    zip: ["00501", "10001"],
    big: ["9007199254740993", "1"],
    exact: [9007199254740992, 1],
  });
});

test("named columns are text whatever they hold", async () => {
  expect(await read("id,n\n1,1\n2,2\n", { text: ["id"] })).toEqual({ id: ["1", "2"], n: [1, 2] });
});

test("only empty fields are missing, and the texts that are named", async () => {
  const csv = "a,b\n, x\n \t,NA\n3,\n";
  expect(await read(csv)).toEqual({ a: [null, null, 3], b: ["x", "NA", null] });
  expect(await read(csv, { missing: ["NA", "3"] })).toEqual({ a: [null, null, null], b: ["x", null, null] });
});

test("a column of missing values before a text is text, without a number in it", async () => {
  const rows = Array.from({ length: 200_000 }, () => ",1");
  const table = await readTable(written(`a,b\n${rows.join("\n")}\nx,1\n`));
  const a = table.columns.get("a")!;
  expect(a.kind === "category" && a.levels).toEqual(["x"]);
});

test("decimal commas are read on request, and points are texts then", async () => {
  expect(await read("a;b\n0,5;1.5\n-1,25;2,0\n", { decimal: "," })).toEqual({ a: [0.5, -1.25], b: ["1.5", "2,0"] });
  expect(await read("a;b\n0,5;1.5\n")).toEqual({ a: ["0,5"], b: [1.5] });
});

test("quotes hold delimiters, line ends and doubled quotes; spaces may stand around them", async () => {
  expect(await read('a,b\r\n"x, ""y""", "two\nlines" \r\n"",1\n')).toEqual({ a: ['x, "y"', null], b: ["two\nlines", "1"] });
});

test("a quote in the middle of a bare field is a character", async () => {
  expect(await read("a,b\n5'10\",1\n")).toEqual({ a: ["5'10\""], b: [1] });
});

test("LF, CRLF and CR end lines, with or without one at the end", async () => {
  for (const end of ["\n", "\r\n", "\r"]) {
    expect(await read(["a,b", "1,x", "2,y"].join(end))).toEqual({ a: [1, 2], b: ["x", "y"] });
    expect(await read(["a,b", "1,x", "2,y", ""].join(end))).toEqual({ a: [1, 2], b: ["x", "y"] });
  }
});

test("empty lines are no rows in a file of several columns, and missing values in a file of one", async () => {
  expect(await read("\na,b\n\n1,2\n\n")).toEqual({ a: [1], b: [2] });
  expect(await read("a\n1\n\n2\n")).toEqual({ a: [1, null, 2] });
});

test.each([",", ";", "\t", "|"])("the delimiter %j is found by itself", async (delimiter) => {
  const csv = [
    ["id", "text"],
    ["1", '"a,b;c|d\te"'],
    ["2", "x"],
  ]
    .map((row) => row.join(delimiter))
    .join("\n");
  expect(await read(csv)).toEqual({ id: [1, 2], text: ["a,b;c|d\te", "x"] });
});

test("a file of one column needs no delimiter", async () => {
  expect(await read("score\n0.5\n0.25\n")).toEqual({ score: [0.5, 0.25] });
});

test.each(["utf-16le", "utf-16be"])("%s is known by its byte order mark", async (encoding) => {
  const bytes = Buffer.from("\ufeffname,n\nZoë,1\n", "utf16le");
  expect(await read(encoding === "utf-16le" ? bytes : bytes.swap16())).toEqual({ name: ["Zoë"], n: [1] });
});

test("UTF-16 without a mark is refused with the name of its encoding", async () => {
  const path = written(Buffer.from("name,n\nZoe,1\n", "utf16le"), "wide.csv");
  expect((await saidBy(() => readTable(path))).slice(1)).toEqual(["  it reads well as utf-16le", "  help: --encoding utf-16le"]);
  expect(plain(await readTable(path, { encoding: "utf-16le" }))).toEqual({ name: ["Zoe"], n: [1] });
});

test("windows-1251 is suggested for Cyrillic words", async () => {
  const path = written(Buffer.from([0x61, 0x0a, 0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x0a]), "moscow.csv");
  expect(await saidBy(() => readTable(path))).toContain("  help: --encoding windows-1251");
  expect(plain(await readTable(path, { encoding: "windows-1251" }))).toEqual({ a: ["Москва"] });
});

test("bytes that the named encoding does not allow are an error, not a replacement character", async () => {
  const path = written(Buffer.from("a,b\n1,x\n2,\x81\xff\n", "latin1"), "not-sjis.csv");
  expect((await saidBy(() => readTable(path, { encoding: "shift_jis" })))[0]).toMatch(/^error\[EH104\]: .*not-sjis\.csv is not shift_jis/);
  expect((await saidBy(() => readTable(path, { encoding: "klingon" })))[0]).toBe('error[EH200]: no encoding is called "klingon"');
});

test("a bad byte far into a large file is named with its line", async () => {
  const path = written(Buffer.concat([Buffer.from(`a,b\n${"1,é\n".repeat(300_000)}`), Buffer.from([0x32, 0x2c, 0xe9, 0x0a])]), "late.csv");
  expect((await saidBy(() => readTable(path)))[0]).toMatch(/byte 0xE9 at line 300,002$/);
});

test("columns that share a name or have none get names of their own", async () => {
  const { layout, duplicates } = await sniff([written(",x,x,x#2,x\n1,2,3,4,5\n")]);
  expect(layout.columns).toEqual(["column_1", "x", "x#3", "x#2", "x#4"]);
  expect(duplicates).toEqual([{ name: "x", columns: ["x", "x#3", "x#4"], places: [2, 3, 5] }]);
});

test("only the columns that are asked for are read; an unknown one is EH101 with a suggestion", async () => {
  const path = written("id,sex,score\n1,f,0.5\n", "three.csv");
  expect(plain(await readTable(path, { columns: ["score"] }))).toEqual({ score: [0.5] });
  expect(await saidBy(() => readTable(path, { columns: ["scor"] }))).toEqual([
    expect.stringMatching(/^error\[EH101\]: no column "scor" in .*three\.csv$/),
    "  the file has: id, sex, score",
    '  help: did you mean "score"?',
  ]);
});

test("files of a pattern follow each other, and must have the same columns", async () => {
  written("a,b\n1,x\n", "part-1.csv");
  written("a,b\n2,y\n", "part-2.csv");
  expect(plain(await readTable(`${files.folder}/part-*.csv`))).toEqual({ a: [1, 2], b: ["x", "y"] });
  const odd = written("a,c\n2,y\n", "odd.csv");
  expect((await saidBy(() => readTable([`${files.folder}/part-1.csv`, odd])))[1]).toBe('  column 2 is "b" and "c"');
});

test("lines of rows are found with quoted line ends and empty lines between", async () => {
  const { layout } = await sniff([written('a,b\n1,"x\ny"\n\n2,z\n3,w\n')]);
  expect(await rowPlaces(layout, [0, 1, 2])).toEqual({ word: "line", numbers: ["2", "5", "6"] });
});

test("reading stops at an aborted signal and tells how many bytes were read", async () => {
  const path = written(`a,b\n${"1,x\n".repeat(400_000)}`);
  let bytes = 0;
  await readTable(path, { onBytes: (more) => (bytes += more) });
  expect(bytes).toBe(1_600_004);
  await expect(readTable(path, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});

const field = fc.oneof(
  fc.constantFrom(
    "",
    "1",
    "-2.5",
    "007",
    "a,b",
    'say "hi"',
    "two\nlines",
    "cr\rhere",
    "crlf\r\n",
    "=cmd()",
    "'",
    "\u0000",
    "é",
    "日本",
    "😀",
    "a;b|c",
    "NA",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

test("any table written as CSV is read back as it was", async () => {
  const table = fc
    .record({ width: fc.integer({ min: 1, max: 5 }), delimiter: fc.constantFrom(",", ";", "\t", "|") })
    .chain(({ width, delimiter }) =>
      fc.record({
        delimiter: fc.constant(delimiter),
        rows: fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
        end: fc.constantFrom("\n", "\r\n"),
      }),
    );
  await fc.assert(
    fc.asyncProperty(table, async ({ delimiter, rows, end }) => {
      const names = rows[0]!.map((_, i) => `column ${i}`);
      const csv = [names, ...rows].map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + end).join("");
      const trimmed = (text: string): string | null => text.replace(/^[ \t]+|[ \t]+$/g, "") || null;
      const path = written(csv, "property.csv");
      const back = plain(await readTable(path, { delimiter, text: names }));
      expect(back).toEqual(Object.fromEntries(names.map((name, i) => [name, rows.map((row) => trimmed(row[i]!))])));
    }),
    { numRuns: 300 },
  );
});

test("bytes and texts are numbers by the same rule", () => {
  const numeralLike = fc.oneof(
    fc.double({ noNaN: true }).map(String),
    fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(String),
    fc.array(fc.constantFrom(..."0123456789+-.,eE"), { maxLength: 24 }).map((parts) => parts.join("")),
    fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 30 })).map(([digits, places]) => {
      const padded = String(digits).padStart(places + 1, "0");
      return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
    }),
    fc.constantFrom(
      "9007199254740992",
      "9007199254740993",
      "-9007199254740993",
      "1e22",
      "1e23",
      "1e400",
      ".5",
      "5.",
      ".",
      "-",
      "+",
      "00",
      "0",
      "-0",
      "0.0",
      "1,5",
      "Infinity",
      "NaN",
      "0x10",
      "1_000",
    ),
  );
  fc.assert(
    fc.property(numeralLike, fc.constantFrom("." as const, "," as const), (text, mark) => {
      const bytes = Buffer.from(`x${text}x`);
      const value = fieldNumber(bytes, 1, bytes.length - 1, mark);
      const expected = text === "" ? null : numeral(text, mark);
      expect(Object.is(Number.isNaN(value) ? null : value, expected)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
