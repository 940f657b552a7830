import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Predicate } from "../../src/cube/predicate.js";
import { EvenhandError } from "../../src/errors.js";
import { parseWhere } from "../../src/policy/where.js";
import { whereText } from "../../src/policy/where-text.js";

const refusal = (text: string): EvenhandError => {
  try {
    parseWhere(text);
  } catch (error) {
    if (error instanceof EvenhandError) return error;
    throw error;
  }
  throw new Error(`${text} was accepted`);
};

describe("a filter", () => {
  test.each<[string, Predicate]>([
    ["age >= 30", { kind: "compare", column: "age", operator: ">=", value: 30 }],
    ["age>=-1.5e3", { kind: "compare", column: "age", operator: ">=", value: -1500 }],
    ["race == 'O''Brien'", { kind: "compare", column: "race", operator: "=", value: "O'Brien" }],
    ["race <> 'x'", { kind: "compare", column: "race", operator: "!=", value: "x" }],
    ['"loan type" = 1', { kind: "compare", column: "loan type", operator: "=", value: 1 }],
    ["`a``b` < .5", { kind: "compare", column: "a`b", operator: "<", value: 0.5 }],
    ['"and" = 1', { kind: "compare", column: "and", operator: "=", value: 1 }],
    ["score#2 > 0", { kind: "compare", column: "score#2", operator: ">", value: 0 }],
    ["größe = 1", { kind: "compare", column: "größe", operator: "=", value: 1 }],
    ["race in ('A', 2)", { kind: "in", column: "race", values: ["A", 2] }],
    ["race IS MISSING", { kind: "missing", column: "race" }],
    ["race is not missing", { kind: "not", term: { kind: "missing", column: "race" } }],
    ["not not a = 1", { kind: "not", term: { kind: "not", term: { kind: "compare", column: "a", operator: "=", value: 1 } } }],
  ])("%s is read", (text, predicate) => {
    expect(parseWhere(text)).toEqual(predicate);
  });

  test("`not in` holds for no missing value, as `!=` does", () => {
    expect(parseWhere("race not in ('A')")).toEqual({
      kind: "and",
      terms: [
        { kind: "not", term: { kind: "in", column: "race", values: ["A"] } },
        { kind: "not", term: { kind: "missing", column: "race" } },
      ],
    });
  });

  test("`and` binds closer than `or`, `not` closest, and parentheses change that", () => {
    const is = (column: string): Predicate => ({ kind: "compare", column, operator: "=", value: 1 });
    expect(parseWhere("a=1 or not b=1 and c=1")).toEqual({
      kind: "or",
      terms: [is("a"), { kind: "and", terms: [{ kind: "not", term: is("b") }, is("c")] }],
    });
    expect(parseWhere("(a=1 or b=1) and c=1")).toEqual({ kind: "and", terms: [{ kind: "or", terms: [is("a"), is("b")] }, is("c")] });
  });
});

describe("a filter that cannot be read", () => {
  test.each([
    ["", "the filter wants a column name at character 1, but the filter ends"],
    ["age >", "the filter wants a number or a text in single quotes at character 6, but the filter ends"],
    ["age > 30 and", "the filter wants a column name at character 13, but the filter ends"],
    ["(age > 30", "the filter wants a closing parenthesis at character 10, but the filter ends"],
    ["age > 30 sex = 1", 'the filter wants "and", "or" or the end at character 10, but found "sex"'],
    ["age", "the filter wants a comparison, in, or is missing at character 4, but the filter ends"],
    ["age in 30", 'the filter wants an opening parenthesis at character 8, but found "30"'],
    ["age is 30", 'the filter wants "missing" or "not missing" at character 8, but found "30"'],
    ["a; drop", 'the filter has ";" at character 2, which has no meaning there'],
    ["race = 'x", "the quote at character 8 of the filter never closes"],
    ["12abc = 1", 'the filter has "1" at character 1, which has no meaning there'],
  ])("%j is EH205 at its place", (text, message) => {
    expect(refusal(text)).toMatchObject({ code: "EH205", exitCode: 2, diagnostics: [{ message }] });
  });

  test("is shown with a caret under the place", () => {
    expect(refusal("age > 30 sex = 1").diagnostics[0]!.evidence).toEqual(["age > 30 sex = 1", "         ^"]);
  });

  test("says how to quote a text", () => {
    expect(refusal('race = "White"').diagnostics[0]!.help).toEqual(["write the text in single quotes: 'White'"]);
    expect(refusal("race = White").diagnostics[0]!.help).toEqual(["write the text in single quotes: 'White'"]);
  });

  test("is refused when it is absurdly long or deep", () => {
    expect(refusal(`${"(".repeat(200)}a = 1${")".repeat(200)}`).message).toContain("nested deeper than 100 levels");
    expect(refusal(`a = '${"x".repeat(10_000)}'`).message).toContain("at most 10000 are allowed");
  });
});

const value = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
);
const column = fc.string({ unit: "grapheme", minLength: 1 });
const { predicate } = fc.letrec<{ predicate: Predicate }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      kind: fc.constant("compare" as const),
      column,
      operator: fc.constantFrom("=" as const, "!=" as const, "<" as const, "<=" as const, ">" as const, ">=" as const),
      value,
    }),
    fc.record({ kind: fc.constant("in" as const), column, values: fc.array(value, { minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant("missing" as const), column }),
    fc.record({ kind: fc.constantFrom("and" as const, "or" as const), terms: fc.array(tie("predicate"), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant("not" as const), term: tie("predicate") }),
  ),
}));

test("every filter that is written out is read back as itself", () => {
  fc.assert(
    fc.property(predicate, (filter) => {
      const text = whereText(filter);
      fc.pre(text.length <= 10_000);
      expect(parseWhere(text)).toEqual(filter);
    }),
  );
});

test("any text is either a filter or EH205, never another error", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc
          .array(fc.constantFrom("a", "=", "1", "'x'", "and", "or", "not", "in", "(", ")", ",", "is", "missing"))
          .map((parts) => parts.join(" ")),
      ),
      (text) => {
        try {
          parseWhere(text);
        } catch (error) {
          expect(error).toBeInstanceOf(EvenhandError);
          expect((error as EvenhandError).code).toBe("EH205");
        }
      },
    ),
  );
});
