import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numberLiteral, textLiteral } from "../../../src/engines/duckdb/literals.js";
import { openSession, type Session } from "../../../src/engines/duckdb/session.js";
import { numeral } from "../../../src/table/numerals.js";

let session: Session;
beforeAll(async () => {
  session = await openSession("[]", { threads: 1 });
});
afterAll(() => session[Symbol.asyncDispose]());

/** What the macro makes of each literal, in one statement. */
async function each(macro: string, literals: readonly string[]): Promise<readonly unknown[]> {
  const rows = literals.map((literal, i) => `(${i}, ${literal})`);
  const answer = await session.ask(`select ${macro}(x) from (values ${rows.join(", ")}) as t(i, x) order by i`);
  return answer.map(([value]) => value);
}

test("number_text is JavaScript's String at every change of notation", async () => {
  const edges = [1e-7, 9.99e-7, 1e-6, 1.5e-6, 9.999e-6, 1e-5, 0.000012, 0.0001, 0.1, 1e15, 2 ** 53, 1e16, 123456789012345680, 1.5e20, 1e21];
  const odd = [0, 999999999999999900000, 1.2e21, 5e-324, Number.MAX_VALUE, 1e100, 1e-100, 100, 0.5, Infinity];
  const numbers = [...edges, ...odd].flatMap((x) => [x, -x]).map((x) => x + 0);
  expect(await each("number_text", numbers.map(numberLiteral))).toEqual(numbers.map(String));
});

test("number_text is JavaScript's String of any double", async () => {
  const any = fc.oneof(
    fc.double({ noNaN: true }),
    fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
    fc.double({ min: 1e15, max: 1e22, noNaN: true }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        any.map((x) => x + 0),
        { minLength: 200, maxLength: 200 },
      ),
      async (numbers) => {
        expect(await each("number_text", numbers.map(numberLiteral))).toEqual(numbers.map(String));
      },
    ),
    { numRuns: 5, seed: 4 },
  );
});

test("is_numeral_point says which texts are numbers, as the readers do", async () => {
  const texts = [
    "1",
    "-2.50",
    "+.5",
    "5.",
    "1e3",
    "1E-3",
    "007",
    "0.",
    "",
    " 1",
    "1 ",
    "1_000",
    "0x1",
    "nan",
    "inf",
    "1e400",
    "1e-400",
    "1,5",
  ];
  const long = [
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "9007199254740993.0",
    "90071992547409930",
    "12345678901234567890",
  ];
  const all = [...texts, ...long, "١", "1\n", "−1"];
  expect(await each("is_numeral_point", all.map(textLiteral))).toEqual(all.map((text) => numeral(text) !== null));
});

test("text_order sorts as JavaScript compares: by UTF-16 code unit", async () => {
  const texts = [
    "a",
    "A",
    "",
    "é",
    "e\u0301",
    "\u{1F600}",
    "\uFFFD",
    "\uE000",
    "\uE000a",
    "\u{10FFFF}",
    "\uD7FF",
    "a\u{1F600}",
    "a\uE000",
    "\u{10FFFF}\uE000",
  ];
  const rows = texts.map((text) => `(${textLiteral(text)})`).join(", ");
  const sorted = await session.ask(`select x from (values ${rows}) as t(x) order by text_order(x)`);
  expect(sorted.map(([text]) => text)).toEqual([...texts].sort());
});

test("half_up is the nearest whole number, halves up, of what is finite", async () => {
  const numbers = [0.5, 1.5, -0.5, -1.5, 0.49999999999999994, 2 ** 52 + 0.5, 1e300, Infinity];
  expect(await each("half_up", numbers.map(numberLiteral))).toEqual([1, 2, 0, -1, 0, 2 ** 52, 1e300, 0]);
});
