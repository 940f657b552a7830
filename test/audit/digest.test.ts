import { expect, test } from "vitest";
import { canonicalJson, digestOf } from "../../src/audit/digest.js";

test("keys are sorted at every depth and -0 is 0", () => {
  expect(canonicalJson({ b: [{ d: -0, c: null }], a: "é" })).toBe('{"a":"é","b":[{"c":null,"d":0}]}');
});

test("a key without a value is as good as absent", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

const result = { run: { id: "x" }, outputs: [], digest: "", verdict: { status: "not_gated", exitCode: 0 }, groups: [1, 2] };

test("run, outputs, exit code and the digest itself do not change the digest", () => {
  const other = { run: { id: "y" }, outputs: [{ path: "a" }], digest: "z", verdict: { status: "not_gated", exitCode: 5 }, groups: [1, 2] };
  expect(digestOf(other)).toBe(digestOf(result));
});

test("any number does", () => {
  expect(digestOf({ ...result, groups: [1, 3] })).not.toBe(digestOf(result));
});
