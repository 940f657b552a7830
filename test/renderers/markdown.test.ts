import { expect, test } from "vitest";
import { escapeMarkdown, fenced } from "../../src/renderers/markdown/escape-markdown.js";
import { renderMarkdown } from "../../src/renderers/markdown.js";
import { hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { sampleResult } from "../support/sample-result.js";

test.each([
  ["a|b", "a\\|b"],
  ["`x`", "\\`x\\`"],
  ["<b>&", "&lt;b&gt;&amp;"],
  ["**bold** _it_ [a](b)", "\\*\\*bold\\*\\* \\_it\\_ \\[a\\](b)"],
  ["@team", "@<!-- -->team"],
  ["#12", "#<!-- -->12"],
  ["http://x", "http:<!-- -->//x"],
  ["- item", "\\- item"],
  ["1. item", "1\\. item"],
  ["two\nlines", "two lines"],
])("%j is shown as it is", (text, escaped) => expect(escapeMarkdown(text)).toBe(escaped));

test("code cannot close its own fence", () => {
  expect(fenced("a\n```\nb")).toBe("````\na\n```\nb\n````");
});

test("every table has as many cells a row as it has columns", () => {
  const text = renderMarkdown(hostileResult());
  let columns = 0;
  for (const line of text.split("\n")) {
    if (!line.startsWith("|")) {
      columns = 0;
      continue;
    }
    const cells = line.replaceAll("\\|", "").split("|").length - 2;
    if (columns === 0) columns = cells;
    expect(cells, line).toBe(columns);
  }
});

test("texts of the data never become markup", () => {
  const text = renderMarkdown(hostileResult())
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, "")
    .replaceAll("<!-- -->", "");
  expect(text).not.toMatch(/<[a-z!/]/i);
  expect(text).not.toMatch(/(?<!\\)`/);
});

test("what does not fit in 60,000 bytes is left out, counted and said", () => {
  const text = renderMarkdown(manyGroups());
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000);
  expect(text).toMatch(/\*Not shown for length: \d+ table rows? and \d+ other parts?\./);
  const short = renderMarkdown(
    sampleResult({
      attributes: ["sex"],
      people: [
        { at: ["f"], tp: 40, fp: 3, fn: 5, tn: 20 },
        { at: ["m"], tp: 40, fp: 3, fn: 9, tn: 20 },
      ],
    }),
  );
  expect(short).not.toContain("Not shown for length");
});
