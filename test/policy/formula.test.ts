import { expect, test } from "vitest";
import { EvenhandError } from "../../src/errors.js";
import { metrics } from "../../src/metrics/index.js";
import { confusionFrom } from "../../src/metrics/kind/confusion.js";
import { formulaMetric } from "../../src/policy/formula.js";
import { rng } from "../../src/stats/rng.js";

const counts = { tp: 30, fp: 10, fn: 20, tn: 40 };

const estimated = async (text: string, table = counts) => {
  const confusion = confusionFrom(table);
  const metric = await formulaMetric("mine", text, metrics);
  return metric.estimate({
    confusion,
    favorable: "positive",
    leftOut: null,
    everyone: { confusion, leftOut: null },
    random: rng(0),
    resamples: 2000,
  });
};

test.each([
  ["(tp + tn) / n", 0.7],
  ["tpr - fpr", 0.6 - 0.2],
  ["true_positive_rate - false_positive_rate", 0.6 - 0.2],
  ["-tp ^ 2", -900],
  ["2 ^ 3 ^ 2", 512],
  ["max(tpr, fpr, 0.5) + min(1, 2)", 1.6],
  ["abs(fpr - tpr)", 0.4],
  ["sqrt(tp * 30) + log(exp(1))", 31],
  ["tpr >= 0.6 ? 1 : 0", 1],
  ["0 < fpr <= 0.2 ? 1 : 0", 1],
  ["tp == 30 and not (fp > 10) or tn != 40 ? 5 : 6", 5],
  ["predicted + labelled + n", 300],
  ["0.5 * recall + 0.5 * precision", 0.675],
  ["f1", 60 / 90],
  ["mcc", (30 * 40 - 10 * 20) / Math.sqrt(40 * 50 * 50 * 60)],
  ["1e-3 * tp", 0.03],
])("%s is %d", async (text, value) => {
  expect((await estimated(text)).value).toBeCloseTo(value, 12);
});

test.each([
  ["tp / (fp - 10)", "division by zero"],
  ["1 / (tp / (fp - 10))", "division by zero further in"],
  ["9 ^ 9 ^ 9 ^ 9", "a huge exponent"],
  ["exp(exp(tp))", "an overflow"],
  ["1 / exp(exp(tp))", "an overflow further in"],
  ["sqrt(-tp)", "an imaginary number"],
  ["log(fp - 10)", "the logarithm of zero"],
  ["(-tp) ^ 0.5", "an imaginary power"],
])("%s has no value: %s", async (text) => {
  expect(await estimated(text)).toMatchObject({ value: null, reason: "zero_denominator" });
});

test("has no value where a rate that it names has none, in a comparison as well", async () => {
  const nobodyPositive = { tp: 0, fn: 0, fp: 3, tn: 7 };
  expect((await estimated("tpr - fpr", nobodyPositive)).value).toBeNull();
  expect((await estimated("tpr > 0.5 ? 1 : 0", nobodyPositive)).value).toBeNull();
  expect((await estimated("tpr ^ 0", nobodyPositive)).value).toBeNull();
});

test("needs the roles that its names need", async () => {
  const needs = async (text: string) => (await formulaMetric("mine", text, metrics)).needs;
  expect(await needs("tp / n")).toEqual(["label", "prediction"]);
  expect(await needs("predicted / n")).toEqual(["prediction"]);
  expect(await needs("base_rate * 2")).toEqual(["label"]);
  expect(await needs("n * 1")).toEqual([]);
});

test.each([
  // Reaching for JavaScript.
  "tp.constructor",
  'tp["constructor"]',
  'tp.constructor.constructor("return process")()',
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty(1)",
  "max.constructor(1)",
  "(abs)(1)",
  "abs.call(1)",
  // Reaching for mathjs.
  "import({ tp: 1 })",
  'createUnit("foo")',
  'evaluate("1 + 1")',
  'parse("1")',
  'simplify("tp")',
  'derivative("tp^2", "tp")',
  "random()",
  "map([1, 2], abs)",
  "e",
  "pi",
  "i",
  "NaN",
  "Infinity",
  "true",
  "null",
  "undefined",
  // Statements and values that are not numbers.
  "tp = 3",
  "f(x) = x",
  "a = b = 1",
  "tp; fp",
  "tp\nfp",
  "[tp, fp]",
  "tp[1]",
  "ones(1e8)",
  "1:1e8",
  "tp:fp",
  "{a: 1}",
  '"text"',
  "'text'",
  "1e999",
  "5 cm",
  "10 to cm",
  // Operators that are not arithmetic.
  "tp!",
  "tp'",
  "tp % 2",
  "tp .* fp",
  "tp & fp",
  "tp | fp",
  "tp << 2",
  "~tp",
  "tp ?? fp",
  "2 tp",
  "tp fp",
  // Truth where a number is meant, and the other way round.
  "tp > fp",
  "(tp > fp) + 1",
  "abs(tp > fp)",
  "tp ? 1 : 2",
  "not tp",
  "tp and fp",
  "tp > 1 ? tp > 2 : 3",
  // Calls that are not there.
  "cos(tp)",
  "log(tp, 2)",
  "sqrt()",
  "max()",
  // Nothing, or half of something.
  "",
  "   ",
  "tp +",
  "(tp",
  "tp)",
  "tp..n",
  // Names of what compares a group with others, or of nothing.
  "selection_share",
  "ppr",
  "unknown",
  // Too much.
  `${"1 + ".repeat(200)}1`,
  `${"(".repeat(60)}tp${")".repeat(60)}`,
  `${"-".repeat(60)}tp`,
  `${"abs(".repeat(60)}tp${")".repeat(60)}`,
])("refuses %j", async (text) => {
  const error = await formulaMetric("mine", text, metrics).then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(EvenhandError);
  expect(error).toMatchObject({ code: "EH204", exitCode: 2 });
});

test.each([
  ["tpr - recal", 'nothing is called "recal" (character 7)', "did you mean recall?"],
  ["sqr(tp)", 'the function "sqr" has no place in a formula (character 1)', "did you mean sqrt?"],
  ["tp = 3", "an assignment has no place in a formula (character 4)", /^allowed are numbers/],
  ["tp +", "Unexpected end of expression (char 5)", "evenhand explain EH204"],
])("says what is wrong with %j and what to do", async (text, message, help) => {
  const error = await formulaMetric("mine", text, metrics).catch((cause: EvenhandError) => cause as EvenhandError);
  expect((error as EvenhandError).message).toContain(message);
  expect((error as EvenhandError).diagnostics[0]!.help).toContainEqual(typeof help === "string" ? help : expect.stringMatching(help));
});

test.each([
  ["accuracy", "tp / n"],
  ["tpr", "tp / n"],
  ["Mine", "tp / n"],
  ["a__b", "tp / n"],
  ["__proto__", "tp / n"],
])("refuses %j as a formula's name", async (id, text) => {
  await expect(formulaMetric(id, text, metrics)).rejects.toMatchObject({ code: "EH204" });
});

test("leaves nothing behind: a formula that was refused does not change the next one", async () => {
  await expect(estimated("tp = 3")).rejects.toThrow();
  expect((await estimated("tp")).value).toBe(30);
  expect(({} as Record<string, unknown>).tp).toBeUndefined();
});

test("has limits by resampled cells that agree with Wilson's where the formula is a share", async () => {
  const wide = await estimated("(tp + tn) / n", { tp: 300, fp: 100, fn: 200, tn: 400 });
  // Wilson limits of 700 of 1000 at one-sided 5 %: 0.6756 to 0.7232.
  expect(wide).toMatchObject({ method: "bca_cells" });
  const limits = "limits" in wide ? wide.limits(0.05) : null;
  expect(limits!.lower).toBeCloseTo(0.6756, 2);
  expect(limits!.upper).toBeCloseTo(0.7232, 2);
});

test("gives the same limits every time, and some at every level", async () => {
  const limits = async (alpha: number) => {
    const estimate = await estimated("tpr - fpr");
    return "limits" in estimate ? estimate.limits(alpha) : null;
  };
  expect(await limits(0.05)).toEqual(await limits(0.05));
  const [loose, strict] = [await limits(0.05), await limits(0.0001)];
  expect(strict!.lower).toBeLessThan(loose!.lower);
  expect(strict!.upper).toBeGreaterThan(loose!.upper);
});
