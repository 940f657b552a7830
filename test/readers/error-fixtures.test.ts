import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { OpenOptions } from "../../src/audit/data-source.js";
import { openData } from "../../src/audit/open-data.js";
import type { SniffOptions } from "../../src/readers/reader.js";
import { linesOf, saidBy } from "./said.js";

const here = "fixtures/errors";

const open = (file: string, options: OpenOptions & SniffOptions = {}) =>
  openData({ kind: "files", patterns: [`${here}/${file}`], ...options }, options);

const refused = (file: string, options: OpenOptions & SniffOptions = {}) => saidBy(() => open(file, options));

async function noted(file: string, options: OpenOptions & SniffOptions = {}): Promise<string[]> {
  await using data = await open(file, options);
  return data.diagnostics.flatMap(linesOf);
}

const labels = "labels-of-four-people.csv";
const predictions = (file: string, id: string | null, unmatched: "error" | "drop" = "error") => ({
  predictions: { path: `${here}/${file}`, id, unmatched },
});

test("EH100: a file that does not exist, with the name that was probably meant", async () => {
  expect(await refused("separated-by-colon.csv")).toEqual([
    "error[EH100]: fixtures/errors/separated-by-colon.csv does not exist",
    expect.stringMatching(/^ {2}there are: broken-on-line-2\.ndjson, .* and \d+ more$/),
    "  help: did you mean fixtures/errors/separated-by-colons.csv?",
  ]);
});

test("EH100: a folder, with a pattern that names its files", async () => {
  expect(await saidBy(() => openData({ kind: "files", patterns: [here] }))).toEqual([
    "error[EH100]: fixtures/errors is a folder",
    '  help: name its files: "fixtures/errors/*.csv"',
  ]);
});

test("EH100: a file that is not what its name says", async () => {
  expect(await refused("not-really.parquet")).toEqual([
    "error[EH100]: fixtures/errors/not-really.parquet is a damaged or unsupported Parquet file",
    "  parquet metadata length 543517801 exceeds available buffer 28",
    "  help: write it again, and check that it was copied whole",
  ]);
});

test("EH100: every row of another length, with its line", async () => {
  expect(await refused("rows-of-different-lengths.csv")).toEqual([
    "error[EH100]: fixtures/errors/rows-of-different-lengths.csv has 2 fields at line 3, its header has 3",
    "  3 | 2,m",
    "  4 | 3,f,1,extra",
    "  help: put fields that hold the delimiter in quotes, or name another delimiter with --delimiter",
  ]);
});

test("EH100: broken JSON, with line and column", async () => {
  expect(await refused("broken-on-line-2.ndjson")).toEqual([
    "error[EH100]: fixtures/errors/broken-on-line-2.ndjson is not valid JSON at line 2, column 21",
    '  2 | {"id": "2", "pred": }',
    "  Unexpected token '}'",
    "  help: write an array of objects, an object of columns, or one object a line; NaN and trailing commas are not JSON",
  ]);
  expect((await refused("not-a-number-in.json"))[0]).toBe(
    "error[EH100]: fixtures/errors/not-a-number-in.json is not valid JSON at line 3, column 23",
  );
});

test("EH102: two columns of one name that differ, and how the other is addressed", async () => {
  expect(await refused("two-columns-one-name.csv")).toEqual([
    'error[EH102]: two columns are called "score" (columns 2 and 4)',
    "  they differ in 2 of 3 rows, so I will not pick one",
    '  help: rename one, or name the other exactly: "score#2"',
  ]);
  expect(await refused("two-columns-one-name.csv", { named: ["sex", "score"] })).toHaveLength(3);
});

test("EH102: nothing is refused when the other is named, when none is read, or when both are equal", async () => {
  expect(await noted("two-columns-one-name.csv", { named: ["sex", "score#2"] })).toEqual([]);
  expect((await noted("two-columns-one-name.csv", { named: ["sex"] }))[0]).toBe(
    'warning[EH102]: two columns are called "score" (columns 2 and 4)',
  );
  expect(await noted("one-column-written-twice.csv")).toEqual([]);
});

test("EH103: the delimiter was another one, and the help reads the file", async () => {
  expect(await refused("semicolons-and-decimal-commas.csv", { delimiter: "," })).toEqual([
    'error[EH103]: fixtures/errors/semicolons-and-decimal-commas.csv has one column called "id;sex;race;pred"',
    '  separated by ";", with decimal ","?',
    '  help: --delimiter ";" --decimal ","',
  ]);
  await using mended = await open("semicolons-and-decimal-commas.csv", { delimiter: ";", decimal: "," });
  expect(mended.engine.columns[3]).toEqual({ name: "pred", kind: "number" });
  expect(await refused("separated-by-colons.csv")).toEqual([
    'error[EH103]: fixtures/errors/separated-by-colons.csv has one column called "id:sex:pred"',
    '  separated by ":"?',
    '  help: --delimiter ":"',
  ]);
  await using colons = await open("separated-by-colons.csv", { delimiter: ":" });
  expect(colons.engine.columns.map(({ name }) => name)).toEqual(["id", "sex", "pred"]);
});

test("EH104: the byte, its line, and the encoding that reads it", async () => {
  expect(await refused("written-in-windows-1252.csv")).toEqual([
    "error[EH104]: fixtures/errors/written-in-windows-1252.csv is not UTF-8: byte 0xE9 at line 3",
    "  3 | 8841,Ren\\xE9e,F",
    "  it reads well as windows-1252",
    "  help: --encoding windows-1252",
  ]);
  await using mended = await open("written-in-windows-1252.csv", { encoding: "windows-1252" });
  expect((await mended.engine.values("name", 9)).values.map(({ text }) => text)).toEqual(["Anne", "José", "Renée"]);
});

test("EH105: a byte order mark and padded headers are removed with a note", async () => {
  expect(await noted("byte-order-mark-and-padded-header.csv")).toEqual([
    "note[EH105]: removed a byte order mark and spaces around 2 headers",
  ]);
  await using data = await open("byte-order-mark-and-padded-header.csv");
  expect(data.engine.columns.map(({ name }) => name)).toEqual(["id", "sex", "pred"]);
  expect((await data.engine.values("sex", 9)).values.map(({ text }) => text)).toEqual(["f", "m"]);
});

test("EH106: where the quote was opened and where the next one is", async () => {
  expect(await refused("quote-that-never-closes.csv")).toEqual([
    "error[EH106]: quote opened at line 3 never closes",
    '  3 | 5120,F,"Rent, 2nd floor,0',
    "  help: the next quote is at line 4; check line 3, field 3",
  ]);
  expect(await refused("quote-inside-a-field.csv")).toEqual([
    "error[EH106]: quote opened at line 2 closes before its field ends",
    '  2 | 1,F,"the "big" loan",0',
    '  help: check line 2, field 3: a quote inside a quoted field is written twice ("")',
  ]);
});

test("EH107: a header without rows, and no header at all", async () => {
  expect(await refused("header-and-no-rows.csv")).toEqual([
    "error[EH107]: fixtures/errors/header-and-no-rows.csv has a header and no rows",
  ]);
  expect(await refused("nothing-at-all.csv")).toEqual([
    "error[EH107]: fixtures/errors/nothing-at-all.csv is empty",
    "  help: check the program that writes it",
  ]);
});

test("EH108: ids without a partner, and what to do about them", async () => {
  expect(await refused(labels, predictions("predictions-of-three-people.csv", "application_id"))).toEqual([
    "error[EH108]: fixtures/errors/labels-of-four-people.csv has 4 rows, fixtures/errors/predictions-of-three-people.csv 3",
    "  3 of 4 ids match",
    '  in fixtures/errors/labels-of-four-people.csv and not in fixtures/errors/predictions-of-three-people.csv: "A-2"',
    "  help: complete the files, or leave such rows out, counted: --unmatched drop",
  ]);
  await using mended = await open(labels, predictions("predictions-of-three-people.csv", "application_id", "drop"));
  expect(mended.engine.rows).toBe(3);
  expect(mended.inputs[0]!.dropped).toEqual([{ reason: "id_unmatched", rows: 1 }]);
});

test("EH108: rows are never joined by position; the help names the id", async () => {
  expect(await refused(labels, predictions("predictions-of-three-people.csv", null))).toEqual([
    "error[EH108]: fixtures/errors/labels-of-four-people.csv has 4 rows, fixtures/errors/predictions-of-three-people.csv 3",
    "  joining by position would shift every row after the first gap",
    "  application_id: 3 of 4 ids match",
    "  help: --id application_id --unmatched drop",
  ]);
  expect(await refused(labels, predictions(labels, null))).toEqual([
    "error[EH108]: fixtures/errors/labels-of-four-people.csv has 4 rows, fixtures/errors/labels-of-four-people.csv 4",
    "  joining by position would mix rows up if the files are sorted differently",
    "  application_id: 4 of 4 ids match",
    "  help: --id application_id",
  ]);
});

test("EH109: repeated ids with their lines", async () => {
  expect(await refused(labels, predictions("predictions-with-repeated-ids.csv", "application_id"))).toEqual([
    "error[EH109]: application_id is not unique in fixtures/errors/predictions-with-repeated-ids.csv: 2 ids occur twice",
    '  "A-2" lines 3, 4',
    '  "A-4" lines 6, 7',
    "  help: remove the repeated rows, or join on a column that tells rows apart: --id COLUMN",
  ]);
});

test("EH110: JSON numbers that would become equal", async () => {
  expect(await refused("ids-beyond-exact-numbers.json")).toEqual([
    "error[EH110]: ids lose digits: 9007199254740993 in fixtures/errors/ids-beyond-exact-numbers.json",
    "  JSON numbers above 2^53 are not exact; 1 id would become equal to another",
    "  help: write the id as a string (CSV ids are always kept as text)",
  ]);
});

test("EH126: a count that is none, and more hits than trials", async () => {
  expect(await refused("negative-count.csv", { count: "rows" })).toEqual([
    'error[EH126]: column "rows" is -3 in row 2 of fixtures/errors/negative-count.csv, a count is a whole number from 0 up',
    "  help: write how many rows each row stands for, 0 when there are none",
  ]);
  expect(await refused("more-hits-than-trials.csv", { trials: "applicants", hits: "selected" })).toEqual([
    "error[EH126]: row 2 of fixtures/errors/more-hits-than-trials.csv has 44 hits in 40 trials",
    '  help: check the columns: --trials "applicants" counts everybody, --hits "selected" those of them decided positively',
  ]);
});

test("EH127: texts that often mean no value are kept, and the help makes them missing", async () => {
  expect(await noted("words-for-missing.csv")).toEqual([
    'note[EH127]: texts that often mean "no value" were kept as values: "NA", "?"',
    '  "NA" in 2 rows of sex',
    '  "?" in 2 rows of race',
    "  help: if they mean \"no value\": --missing 'NA,?'",
  ]);
  expect(await noted("words-for-missing.csv", { missing: ["NA", "?"] })).toEqual([]);
  await using mended = await open("words-for-missing.csv", { missing: ["NA", "?"] });
  expect(await mended.engine.values("race", 9)).toEqual({
    values: [
      { text: "Black", rows: 1 },
      { text: "White", rows: 1 },
    ],
    distinct: 2,
    missing: 2,
  });
});

test("every fixture is on the card, is small, and is used by a test", () => {
  const card = readFileSync(`${here}/README.md`, "utf8");
  const tests = readFileSync("test/readers/error-fixtures.test.ts", "utf8");
  const entries = readdirSync(here, { withFileTypes: true });
  // A folder has a line of its own on the card, and a test of its own.
  for (const { name } of entries.filter((entry) => entry.isDirectory())) expect(card).toContain(`\`${name}/\``);
  for (const { name: file } of entries.filter((entry) => entry.isFile() && entry.name !== "README.md")) {
    expect(card).toContain(`\`${file}\``);
    expect(tests).toContain(file);
    expect(readFileSync(`${here}/${file}`).length).toBeLessThan(400);
  }
});

test("every message keeps to five lines of evidence and no period", async () => {
  const said = await Promise.all(
    ["rows-of-different-lengths.csv", "two-columns-one-name.csv", "written-in-windows-1252.csv"].map((file) => refused(file)),
  );
  for (const lines of said) {
    expect(lines[0]).not.toMatch(/\.$/);
    expect(lines.filter((line) => !line.includes("help:")).length).toBeLessThanOrEqual(6);
  }
});
