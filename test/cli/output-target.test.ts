import { describe, expect, test } from "vitest";
import { outputTargets } from "../../src/cli/output-target.js";

describe("-o", () => {
  test.each([
    ["out/report.html", "html", "out/report.html"],
    ["R.HTM", "html", "R.HTM"],
    ["report.pdf", "pdf", "report.pdf"],
    ["summary.md", "md", "summary.md"],
    ["groups.csv", "csv", "groups.csv"],
    ["results.json", "json", "results.json"],
    ["json:results", "json", "results"],
    ["md:-", "md", "-"],
    ["html:a:b", "html", "a:b"],
    ["summary:out/s.html", "summary", "out/s.html"],
    ["summary:out/s.PDF", "summary-pdf", "out/s.PDF"],
    ["summary:-", "summary", "-"],
    ["out/a.summary.html", "summary", "out/a.summary.html"],
    ["out/a.summary.pdf", "summary-pdf", "out/a.summary.pdf"],
    ["C:\\out\\r.json", "json", "C:\\out\\r.json"],
  ])("%s is %s at %s", (text, format, path) => {
    expect(outputTargets([text], false)).toEqual([{ format, path }]);
  });

  test.each([
    [["out"], "-o out: the format cannot be told from the name"],
    [["-"], "-o -: the format cannot be told from the name"],
    [["jsn:x"], 'there is no output format "jsn"'],
    [["json:"], "-o json: names no path"],
    [["a.json", "./a.json"], "two outputs go to ./a.json"],
    [["md:-", "csv:-"], "two outputs go to standard output"],
  ])("%j is EH200", (texts, message) => {
    expect(() => outputTargets(texts, false)).toThrow(`error[EH200]: ${message}`);
  });

  test("--json is one more output, on standard output", () => {
    expect(outputTargets(["a.html"], true)).toEqual([
      { format: "html", path: "a.html" },
      { format: "json", path: "-" },
    ]);
    expect(outputTargets(["json:-"], true)).toEqual([{ format: "json", path: "-" }]);
    expect(() => outputTargets(["md:-"], true)).toThrow("two outputs go to standard output");
  });
});
