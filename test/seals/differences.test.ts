import fc from "fast-check";
import { expect, test } from "vitest";
import { rerunWords } from "../../src/cli/seal/rerun-words.js";
import { shellWords } from "../../src/cli/seal/shell-words.js";
import { shellWord } from "../../src/renderers/terminal/shell-word.js";
import { repetitionOf } from "../../src/seals/differences.js";
import { sampleResult } from "../support/sample-result.js";

const result = sampleResult();

test("statistics may differ in the last bits, counts may not, and what is of the occasion is not compared", () => {
  expect(repetitionOf(result, { ...result, run: { ...result.run, id: "x" }, outputs: [], digest: "x" }).kind).toBe("identical");
  const [first, ...rest] = result.groups;
  const accuracy = first!.metrics.accuracy!;
  const changed = (metric: object) => ({
    ...result,
    groups: [{ ...first!, metrics: { ...first!.metrics, accuracy: { ...accuracy, ...metric } } }, ...rest],
  });
  expect(repetitionOf(result, changed({ value: accuracy.value! + 1e-14 }))).toMatchObject({
    answer: "yes",
    kind: "rounding",
    differing: 0,
  });
  expect(repetitionOf(result, changed({ value: accuracy.value! + 1e-9 }))).toMatchObject({
    answer: "no",
    kind: "numbers",
    differing: 1,
    differences: [{ path: "groups[0].metrics.accuracy.value", was: String(accuracy.value) }],
  });
  expect(repetitionOf(result, changed({ n: accuracy.n + 1 })).kind).toBe("numbers");
  expect(repetitionOf(result, changed({ value: null })).kind).toBe("numbers");
  expect(repetitionOf(result, { ...result, groups: rest }).answer).toBe("no");
  const other = { ...result, inputs: result.inputs.map((input) => ({ ...input, sha256: "00" })) };
  expect(repetitionOf(result, other).kind).toBe("data");
});

test("a command line is read back as it was written, for any words", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 })), (words) => {
      expect(shellWords(words.map(shellWord).join(" "))).toEqual(words);
    }),
  );
  expect(shellWords("a '' b")).toEqual(["a", "", "b"]);
  for (const line of ["a $b", "a; b", "a 'b", 'a "b"', "a `b`", "a > b", "a\\ b"]) expect(() => shellWords(line), line).toThrow(/EH100/);
});

test("the repeated run writes nothing but its own result", () => {
  const words = rerunWords("evenhand check d.csv -o a.json -ohtml:b --output=c --output d.md --json -q --seed 4", "/tmp/r.json", {
    allowModelCode: false,
  });
  expect(words).toEqual([
    "check",
    "d.csv",
    "--seed",
    "4",
    "-o",
    "json:/tmp/r.json",
    "--no-catalog",
    "--no-manifest",
    "--no-input",
    "--no-progress",
  ]);
});
