import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { suppressed } from "../../src/audit/small-cells/suppressed.js";
import type { Brand } from "../../src/look/brand.js";
import { launchBrowser } from "../../src/renderers/browser/launch.js";
import { renderHtml } from "../../src/renderers/html.js";
import { renderReport } from "../../src/renderers/index.js";
import { printPage } from "../../src/renderers/pdf/print.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { checkRow, gatedResult } from "../support/gated-result.js";
import { hostile, hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { sampleResult } from "../support/sample-result.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><script>alert(1)</script><rect width="90" height="30"/></svg>`;
const brand: Brand = {
  name: hostile.script,
  logo: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  accent: "#7a1f5c",
};

/** Every answer as long as an answer may be, and more limits than there is room for. */
function fullest(): Result {
  const full = fullFirstPage();
  const long = "Words that somebody wrote and that go on and on. ".repeat(40);
  const checks = Array.from({ length: 14 }, (_, i) => checkRow({ ...full.checks[i % full.checks.length]!, id: `check-${i}` }));
  const waived = checks.map((row, i) => (i === 1 ? { ...row, status: "waived" as const } : row));
  return {
    ...gatedResult(waived, full),
    checks: waived,
    policy: { ...full.policy!, owner: long },
    record: {
      ...full.record!,
      content: {
        ...full.record!.content,
        model: { name: long, owner: long },
        data: { origin: long, period: long },
        oversight: { contact: long, contest_route: long, next_audit: "2027-11-22" },
      },
    },
  };
}

const results: Readonly<Record<string, () => Result>> = {
  usual: () => sampleResult(),
  "of forty combinations": manyGroups,
  "with hostile names": hostileResult,
  "with limits, law and record": fullFirstPage,
  "with every answer as long as it may be": fullest,
  "without a true outcome": () => sampleResult({ hasLabel: "no label" }),
};
const page = async (result: Result, look: Parameters<typeof renderReport>[1]["look"] = {}): Promise<string> =>
  (await renderReport(result, { format: "summary", look })) as string;
/** What a reader sees, without marks. */
const wordsOf = (html: string): string =>
  html
    .slice(html.indexOf("<body>"))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

test.each(Object.keys(results).flatMap((name) => (["a4", "letter"] as const).map((paper) => ({ name, paper }))))(
  "the summary $name prints on one page of $paper, under a brand too",
  async ({ name, paper }) => {
    const result = results[name]!();
    for (const look of [{ paper }, { paper, brand }]) {
      const bytes = Buffer.from(await printPage(browser, await page(result, look))).toString("latin1");
      expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(1);
    }
  },
);

test.each(
  ["usual", "with hostile names", "with every answer as long as it may be"].flatMap((name) =>
    (
      [
        [1280, "light"],
        [320, "light"],
        [1280, "dark"],
      ] as const
    ).map(([width, scheme]) => ({ name, width, scheme })),
  ),
)("the summary $name breaks no rule of axe at $width px, $scheme", async ({ name, width, scheme }) => {
  const tab = await browser.newPage();
  await tab.setBypassCSP(true);
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await tab.setContent(await page(results[name]!(), { brand }));
  await tab.evaluate(axe);
  const { violations } = (await tab.evaluate("axe.run(document)")) as AxeResults;
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 120)} ${nodes[0]!.failureSummary}`)).toEqual([]);
  expect(await tab.evaluate("document.documentElement.scrollWidth")).toBe(width);
  const colour = await tab.evaluate("getComputedStyle(document.querySelector('.brand')).color");
  expect(colour).toBe(scheme === "dark" ? "rgb(86, 180, 233)" : "rgb(122, 31, 92)");
  await tab.close();
});

test("it says in plain words what was decided, the difference in people, the limits, and what is not known", async () => {
  const words = wordsOf(await page(fullFirstPage()));
  for (const part of [
    "Does not meet 3 of 6 stated limits",
    "Met: 3 limits. Not met: 3 limits. Cannot be determined: 0 limits.",
    "What was decided, about whom.",
    "Of 100 people with race Black whose recorded outcome is positive, about 57 get a positive decision; of 100 with race White, about 78.",
    "How often people get a positive decision (difference between groups)",
    "race (4 groups), sex (2 groups), race and sex together (8 groups)",
    "Not provided".toLowerCase(),
    "2027-11-22",
    fullFirstPage().digest,
  ])
    expect(words).toContain(part);
  expect(words).not.toMatch(/confidence|interval|p-value|parity|odds|Ada Lovelace|\b(?:fair|unbiased|compliant)\b/i);
});

test("limits that cannot be determined, and none at all, are told as such", async () => {
  const open = wordsOf(await page(gatedResult([checkRow({ status: "inconclusive" }), checkRow({ id: "b", status: "pass" })])));
  expect(open).toContain("Met: 1 limit. Not met: 0 limits. Cannot be determined: 1 limit.");
  expect(wordsOf(await page(sampleResult()))).toContain("This page shows what was measured and gives no verdict.");
});

test("where files lie is not told, and hostile texts are escaped", async () => {
  const dropped = [{ reason: "missing_label" as const, rows: 12 }];
  const [input] = sampleResult().inputs;
  const told = await page(
    sampleResult({ overrides: { inputs: [{ ...input!, path: "/home/jane/loans.csv", dropped } as typeof input & object] } }),
  );
  expect(told).toContain("12 rows of loans.csv");
  expect(told).not.toContain("jane");
  const html = await page(hostileResult(), { brand });
  expect(html).not.toMatch(/<script|<svg onload|onerror=alert\(1\)>/);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

test("small groups are hidden whatever was asked, and a result that hides too few is refused", async () => {
  const people = [
    { at: ["White"], tp: 600, fp: 100, fn: 100, tn: 600 },
    { at: ["Black"], tp: 300, fp: 50, fn: 150, tn: 400 },
    { at: ["Zembla"], tp: 3, fp: 1, fn: 1, tn: 2 },
    { at: ["Asian"], tp: 90, fp: 10, fn: 20, tn: 80 },
  ];
  const result = sampleResult({ attributes: ["race"], people });
  for (const minCell of [undefined, 0, 2]) {
    const html = (await renderReport(result, { format: "summary", ...(minCell !== undefined && { minCell }) })) as string;
    expect(html).not.toContain("Zembla");
    expect(html).toContain("Groups of fewer than 10 people are not shown");
  }
  expect(await renderReport(result, { format: "summary", minCell: 250 })).toContain("Groups of fewer than 250 people are not shown");
  await expect(renderReport(suppressed(result, 5), { format: "summary" })).rejects.toMatchObject({ code: "EH200" });
  expect(await renderReport(suppressed(result, 12), { format: "summary" })).toContain("fewer than 12 people");
});

test("the PDF is tagged, the same bytes when printed again, and holds no numbers beside the page", async () => {
  const print = async (): Promise<string> =>
    Buffer.from((await renderReport(fullFirstPage(), { format: "summary-pdf", look: { brand } })) as Uint8Array).toString("latin1");
  const bytes = await print();
  expect(await print()).toBe(bytes);
  for (const mark of ["/MarkInfo", "/StructTreeRoot", "/Lang(en)"]) expect(bytes).toContain(mark);
  expect(bytes).not.toContain("/EmbeddedFile");
});

test("a brand stands above the title of the report, in no verdict, and only where it was asked", async () => {
  const html = await renderHtml(gatedResult([checkRow()]), { look: { brand } });
  expect(html.indexOf('class="brand"')).toBeLessThan(html.indexOf("<h1>"));
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="">/);
  expect(html.match(/#7a1f5c/g)).toHaveLength(2);
  expect(html).not.toMatch(/<script|var\(--accent\).*decision/);
  expect(await renderHtml(gatedResult([checkRow()]))).not.toMatch(/class="brand"|--accent/);
});

test.each([
  [{ ...brand, accent: "#ffcc00" }, "contrast of 1.51:1"],
  [{ ...brand, logo: "https://example.com/a.png" }, "data URI"],
])("a brand that cannot be shown is EH200", async (wrong, message) => {
  await expect(renderHtml(sampleResult(), { look: { brand: wrong } })).rejects.toThrow(message);
});
