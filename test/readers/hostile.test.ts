import { expect, test } from "vitest";
import { readTable } from "../../src/readers/read-table.js";
import { plain } from "./plain.js";
import { saidBy } from "./said.js";
import { scratch } from "./scratch.js";

const files = scratch();

test("NUL bytes are characters like others", async () => {
  expect(plain(await readTable(files.write("nul.csv", "a,b\n1,x\0y\n2,z\n")))).toEqual({ a: [1, 2], b: ["x\0y", "z"] });
});

test("a line of 10 MB without delimiters is refused, as header and as field", async () => {
  const long = "x".repeat(10_000_000);
  expect((await saidBy(() => readTable(files.write("header.csv", long))))[0]).toMatch(
    /^error\[EH100\]: .*has a field of more than 1 MB at line 1$/,
  );
  expect((await saidBy(() => readTable(files.write("field.csv", `a,b\n1,${long}\n`))))[0]).toMatch(
    /has a field of more than 1 MB at line 2$/,
  );
  expect((await saidBy(() => readTable(files.write("line.csv", `a,b\n1,2\n${"x".repeat(40_000_000)}`))))[0]).toMatch(
    /has a line of more than 16 MB at line 3$/,
  );
});

test("a quote that opens before many megabytes is EH106, not exhausted memory", async () => {
  const said = await saidBy(() => readTable(files.write("quote.csv", `a,b\n1,"x\n${"2,y\n".repeat(3_000_000)}`)));
  expect(said[0]).toBe("error[EH106]: quote opened at line 2 never closes");
  expect(said.at(-1)).toBe("  help: there is no other quote after it; check line 2, field 2");
});

test("10,000 columns are read, 10,001 refused", async () => {
  const header = (columns: number): string => Array.from({ length: columns }, (_, i) => `c${i}`).join(",");
  const row = (columns: number): string => Array.from({ length: columns }, () => "1").join(",");
  const table = await readTable(files.write("wide.csv", `${header(10_000)}\n${row(10_000)}\n`));
  expect(table.columns.size).toBe(10_000);
  expect((await saidBy(() => readTable(files.write("wider.csv", `${header(10_001)}\n${row(10_001)}\n`))))[0]).toMatch(
    /has 10,001 columns, at most 10,000 are read$/,
  );
});

test("nothing but quotes ends in a message", async () => {
  for (const count of [1, 2, 3, 4, 5, 99_999, 100_000]) {
    const said = await saidBy(() => readTable(files.write("quotes.csv", '"'.repeat(count))));
    expect(said[0]).toMatch(/^error\[EH10[67]\]/);
  }
});

test("formulas stay the texts that they are", async () => {
  expect(plain(await readTable(files.write("formula.csv", "a,b\n=1+1,@SUM(A1)\n+cmd|' /C calc'!A0,-2+3\n")))).toEqual({
    a: ["=1+1", "+cmd|' /C calc'!A0"],
    b: ["@SUM(A1)", "-2+3"],
  });
});

test("names of prototype properties are columns like others", async () => {
  const table = await readTable(files.write("proto.json", '[{"__proto__": 1, "constructor": "x", "toString": null}]'));
  expect([...table.columns.keys()]).toEqual(["__proto__", "constructor", "toString"]);
  const csv = await readTable(files.write("proto.csv", "__proto__,constructor\n1,2\n"));
  expect([...csv.columns.keys()]).toEqual(["__proto__", "constructor"]);
});

test("JSON nested 100,000 deep is cut, not a full stack", async () => {
  const deep = `[{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}, "b": 1}]`;
  const table = await readTable(files.write("deep.json", deep));
  const a = table.columns.get("a")!;
  expect(a.kind === "category" && a.levels[0]!.length).toBeLessThan(300);
});

test("random bytes are refused or read, never a crash", async () => {
  let state = 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state;
  };
  for (let file = 0; file < 100; file++) {
    const bytes = Uint8Array.from({ length: 1 + (next() % 300) }, () => next() % 256);
    for (const format of ["csv", "json", "ndjson", "parquet", "arrow"] as const) {
      const path = files.write("random.bin", bytes);
      const outcome = await readTable(path, { format }).then(
        () => "read",
        (error: Error) => error.name,
      );
      expect(["read", "EvenhandError"]).toContain(outcome);
    }
  }
});

test("control characters of a file do not reach the terminal", async () => {
  const said = await saidBy(() => readTable(files.write("escape.csv", "a\u001b[31m,b\n1,2,\u001b[2J\u202e\n")));
  for (const control of ["\u001b", "\u202e"]) expect(said.join("\n")).not.toContain(control);
  expect(said[1]).toBe("  2 | 1,2,\\x1B[2J\\u{202E}");
});
