import Papa from "papaparse";
import { expect, test } from "vitest";
import { renderCsv } from "../../src/renderers/csv.js";
import { hostileResult } from "../support/hostile-sample.js";
import { sampleResult } from "../support/sample-result.js";

const parse = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });

test("there is a row for each metric of each group and for each disparity", () => {
  const result = sampleResult();
  const { data, errors } = parse(renderCsv(result));
  expect(errors).toEqual([]);
  const rates = result.groups.reduce((n, { metrics }) => n + Object.keys(metrics).length, 0);
  expect(data.filter(({ kind }) => kind === "rate")).toHaveLength(rates);
  expect(data.filter(({ kind }) => kind === "disparity")).toHaveLength(result.disparities.length);
});

test("numbers are exact, a missing one is empty with its reason beside it", () => {
  const result = sampleResult();
  const { data } = parse(renderCsv(result));
  const row = data.find((one) => one.id === "selection_rate" && one.group === "race=Black;sex=female")!;
  expect(row).toMatchObject({ kind: "rate", attributes: "race*sex", n: "406", numerator: "122", value: String(122 / 406), reason: "" });
  const gap = data.find((one) => one.id === "demographic_parity_difference@race")!;
  expect(gap).toMatchObject({ kind: "disparity", group: "race=Asian", compared_with: "race=Black", contrast: "difference" });
  expect(Number(gap.value)).toBe(result.disparities.find(({ id }) => id === "demographic_parity_difference@race")!.value);
  const none = data.find((one) => one.reason === "missing_group")!;
  expect(none).toMatchObject({ value: "", lower: "", upper: "" });
});

test("no field that holds text begins a formula", () => {
  const { data, errors } = parse(renderCsv(hostileResult()));
  expect(errors).toEqual([]);
  const texts = data.flatMap((row) =>
    ["id", "metric", "contrast", "attributes", "group", "compared_with", "method", "reason"].map((column) => row[column]!),
  );
  expect(texts.filter((text) => /^\s*[=+\-@\t\r]/.test(text))).toEqual([]);
  expect(texts).toContain("'=cmd|' /C calc'!A0=@everyone | #1 | ![x](http://example.com/x.png)");
});
