import { expect, test } from "vitest";
import { renderJson } from "../../src/renderers/json.js";
import { sampleResult } from "../support/sample-result.js";

test("the file holds the result, number for number", () => {
  const result = sampleResult();
  expect(JSON.parse(renderJson(result))).toEqual(JSON.parse(JSON.stringify(result)));
});

test("keys are in the order of their code units, whatever order the result has", () => {
  const result = sampleResult();
  const turned = Object.fromEntries(Object.entries(result).reverse()) as typeof result;
  expect(renderJson(turned)).toBe(renderJson(result));
  expect(renderJson(result)).toMatch(/^\{\n {2}"\$schema"/);
});

test("minus zero is zero, and a number that JSON lacks is refused with its place", () => {
  const result = sampleResult();
  expect(renderJson({ ...result, run: { ...result.run, durationMs: -0 } })).toContain('"durationMs": 0');
  expect(() => renderJson({ ...result, run: { ...result.run, durationMs: Number.NaN } })).toThrow("result.run.durationMs is NaN");
});

test("rows stand one a line, and what is not a list of rows is indented", () => {
  const result = sampleResult();
  const lines = renderJson(result).split("\n");
  const start = lines.indexOf('  "disparities": [');
  const rows = lines.slice(start + 1, start + 1 + result.disparities.length).map((line) => JSON.parse(line.replace(/,$/, "")));
  expect(rows).toEqual(JSON.parse(JSON.stringify(result.disparities)));
  expect(lines).toContain('    "status": "not_gated"');
});
