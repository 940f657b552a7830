import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { renderHtml } from "../../src/renderers/html.js";
import { hostile, hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { sampleResult } from "../support/sample-result.js";

const usual = await renderHtml(sampleResult());

test("a usual report is one file under 500 kB that reaches for nothing", () => {
  expect(Buffer.byteLength(usual)).toBeLessThan(500_000);
  expect(usual).toContain("default-src 'none'");
  expect(usual).not.toMatch(/<script|<link|<iframe|\ssrc=|@import|url\(/i);
  expect([...usual.matchAll(/href="([^"]*)"/g)].every(([, target]) => target!.startsWith("#"))).toBe(true);
});

test("forty combinations of attributes stay under 500 kB", async () => {
  expect(Buffer.byteLength(await renderHtml(manyGroups()))).toBeLessThan(500_000);
});

test("the same result gives the same bytes", async () => {
  expect(await renderHtml(sampleResult())).toBe(usual);
});

test("every link leads to a section, every id is there once", () => {
  const ids = [...usual.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of usual.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test("there is one h1, and no heading skips a level", () => {
  const levels = [...usual.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  levels.forEach((level, i) => {
    expect(level - (levels[i - 1] ?? 0), `heading ${i}`).toBeLessThanOrEqual(1);
  });
});

test("every chart has a label and is followed by its numbers in a table", () => {
  const charts = [...usual.matchAll(/<svg[^>]*role="img"[^>]*>/g)];
  expect(charts.length).toBeGreaterThan(5);
  for (const chart of charts) {
    expect(chart[0]).toMatch(/aria-label="[^"]{20,}"/);
    expect(usual.slice(chart.index).indexOf("<table")).toBeLessThan(usual.slice(chart.index + 1).search(/<svg[^>]*role="img"|$/));
  }
});

test("no picture has a place that is not a number", () => {
  expect(usual).not.toMatch(/NaN|Infinity|undefined|\[object/);
});

test("the first page says what was decided, the surest gap in people, what is not known, and who signs", () => {
  const page = usual.slice(0, usual.indexOf('id="findings"'));
  for (const words of [
    "No limits were stated",
    "What was decided, about whom",
    "Of 100 people with race Black whose recorded outcome is positive, about 57",
    "What could not be judged",
    "Prepared by",
    "Reviewed by",
    "Approved by",
    "SHA-256",
  ]) {
    expect(page).toContain(words);
  }
});

test("the report does not say that anything is fair, unbiased or compliant", () => {
  expect(usual.replace(/FairWare/g, "")).not.toMatch(/fair(?!ness)|unbiased|compliant/i);
});

test("texts of the data are shown as they are and never become markup", async () => {
  const page = await renderHtml(hostileResult());
  expect(page).not.toMatch(/<script|<img|onload=alert\(1\)>|<\/style><svg/i);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).toContain("&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;");
  expect(page).toContain("{{{constructor}}} {{&gt; style}}");
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).not.toContain("\u202e");
  expect(page).toContain('content: "run bodydisplaynone');
});

test("texts of the data inside a picture are escaped too", async () => {
  const page = await renderHtml(hostileResult());
  const pictures = [...page.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([picture]) => picture).join("");
  expect(pictures).toContain("&lt;script&gt;");
  expect(pictures.replace(/<\/?(svg|line|text|circle|path)\b[^<>]*>/g, "")).not.toContain("<");
  expect(hostile.script).toContain("<");
});

test("an audit of one group, and one without a true outcome, are reports too", async () => {
  const one = await renderHtml(sampleResult({ attributes: ["sex"], people: [{ at: ["male"], tp: 40, fp: 3, fn: 5, tn: 20 }] }));
  expect(one).toContain("No two groups could be compared");
  const unlabelled = await renderHtml(sampleResult({ hasLabel: "no label" }));
  expect(unlabelled).toContain("How often decisions match the recorded outcome was not judged, because the data do not have it.");
  expect(unlabelled).not.toMatch(/NaN|undefined/);
});

test("a template of the user's replaces ours of the same name", async () => {
  const folder = await folderWith({ "seal.hbs": "<p>House seal {{digest}}</p>" });
  const page = await renderHtml(sampleResult(), { templatesDir: folder });
  expect(page).toContain("<p>House seal ");
  expect(page).not.toContain('class="seal"');
});

test.each([
  ["an unknown field", "{{nothing}}"],
  ["logic beyond each and if", "{{#with digest}}x{{/with}}"],
  ["writing to the console", "{{log digest}}"],
  ["bad syntax", "{{#if}"],
])("a template with %s is refused with its folder's name", async (_, template) => {
  const folder = await folderWith({ "seal.hbs": template });
  await expect(renderHtml(sampleResult(), { templatesDir: folder })).rejects.toMatchObject({ code: "EH200" });
});

test("a template cannot reach a prototype", async () => {
  const folder = await folderWith({ "seal.hbs": "<i>{{digest.constructor}}{{lookup digest '__proto__'}}</i>" });
  await expect(renderHtml(sampleResult(), { templatesDir: folder })).rejects.toMatchObject({ code: "EH200" });
});

test("a folder of templates that is not there is an error", async () => {
  await expect(renderHtml(sampleResult(), { templatesDir: "/no/such/folder" })).rejects.toMatchObject({ code: "EH100" });
});

async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "templates-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}
