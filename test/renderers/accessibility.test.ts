import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { launchBrowser } from "../../src/renderers/browser/launch.js";
import { renderHtml } from "../../src/renderers/html.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { sampleResult } from "../support/sample-result.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const results: Readonly<Record<string, () => Result>> = {
  usual: () => sampleResult(),
  "of forty combinations": manyGroups,
  "with hostile names": hostileResult,
  "with limits, law, record and an audit before": fullFirstPage,
  "without a true outcome": () => sampleResult({ hasLabel: "no label" }),
};

const scenes = [
  { width: 1280, scheme: "light" },
  { width: 320, scheme: "light" },
  { width: 1280, scheme: "dark" },
] as const;

const german = [
  { name: "usual", width: 320, scheme: "light", locale: "de" },
  { name: "with limits, law, record and an audit before", width: 1280, scheme: "dark", locale: "de" },
] as const;

test.each([...Object.keys(results).flatMap((name) => scenes.map((scene) => ({ name, ...scene, locale: "en" as const }))), ...german])(
  "the report $name breaks no rule of axe at $width px, $scheme, in $locale",
  async ({ name, width, scheme, locale }) => {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.setContent(await renderHtml(results[name]!(), { look: { locale } }));
    await page.evaluate(axe);
    const { violations, passes } = (await page.evaluate("axe.run(document, { resultTypes: ['violations', 'passes'] })")) as AxeResults;
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)} ${nodes[0]!.failureSummary}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(20);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    await page.close();
  },
);

test("the page runs no script and asks the network for nothing, even with a hostile name in every place", async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.setContent(await renderHtml(hostileResult()));
  await page.close();
  expect(asked.filter((url) => !url.startsWith("about:") && !url.startsWith("data:"))).toEqual([]);
});
