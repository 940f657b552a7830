import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerOf } from "../../../src/register/register.js";
import { launchBrowser } from "../../../src/renderers/browser/launch.js";
import type { SiteFacts } from "../../../src/renderers/site/page.js";
import { renderSite } from "../../../src/renderers/site/site.js";
import { verdictWords } from "../../../src/renderers/site/words.js";
import { nextEntry } from "../../../src/seals/audit-log.js";
import { audit, dataCard, model, sampleRegister } from "../../register/sample-register.js";
import { hostile } from "../../support/hostile-sample.js";
import { scratchFolder } from "../../support/scratch-folder.js";

const entry = nextEntry(
  { entries: [], broken: null },
  { time: "2026-09-18T08:00:00.000Z", actor: "ada", action: "release", subject: { name: "m.yml", sha256: null }, note: "done" },
);
const facts = (changes: Partial<SiteFacts> = {}): SiteFacts => ({
  register: sampleRegister(),
  log: { entries: [entry], broken: null },
  today: "2026-10-01",
  publisher: "Lender plc",
  ...changes,
});

/** Every text that people give is hostile. */
function hostileFacts(): SiteFacts {
  const harm = [hostile.image, hostile.script, hostile.template, hostile.style].join(" ");
  const card = model({
    title: harm,
    purpose: harm,
    owner: harm,
    responsible: harm,
    packs: [harm],
    alerts: [harm],
    versions: [{ ...model().versions[1]!, version: harm }],
  });
  const bad = {
    ...audit(harm, "2026-09-17T09:12:03.114Z"),
    title: harm,
    aboutWhom: harm,
    tool: harm,
    notJudged: [{ what: harm, why: harm, consequence: harm }],
  };
  const signed = {
    ...bad,
    signatures: [{ role: harm, name: harm, fingerprint: harm, signedAt: harm }],
    waivers: [{ check: harm, owner: harm, reason: harm, expires: harm, status: harm }],
  };
  const gaps = signed.gaps.map((gap) => ({ ...gap, sentence: harm }));
  return facts({
    register: registerOf([card], [dataCard({ title: harm, period: harm, labelsFrom: harm })], [{ ...signed, gaps }]),
    log: { entries: [{ ...entry, actor: harm, action: harm, note: harm, subject: { name: harm, sha256: null } }], broken: null },
    publisher: harm,
  });
}

const pageOf = async (path: string, some: SiteFacts = facts()): Promise<string> =>
  (await renderSite(some)).find((page) => page.path === path)!.html;

describe("the site", () => {
  test("is five pages, the same each time", async () => {
    const pages = await renderSite(facts());
    expect(pages.map(({ path }) => path)).toEqual([
      "index.html",
      "compliance.html",
      "data-science.html",
      "operations.html",
      "public/index.html",
    ]);
    expect(await renderSite(facts())).toEqual(pages);
  });

  test("tells those who decide where models stand, what they do to people, and what is late", async () => {
    const page = await pageOf("index.html");
    expect(page).toContain("Does not meet 1 of 1 stated limit");
    expect(page).toMatch(/Of 100 people with race Black/);
    expect(page).toContain("version 2026.09 is live and its last check is: fail");
  });

  test("shows compliance the limits, the signatures, the digests and the log", async () => {
    const page = await pageOf("compliance.html");
    for (const said of ["demographic_parity_difference@race", "validator", "Head ", entry.hash, "digest ee", "What could not be judged"])
      expect(page).toContain(said);
    const unsigned = facts({ register: sampleRegister({}, [audit("2026.09", "2026-09-17T09:12:03.114Z", { signatures: ["developer"] })]) });
    expect(await pageOf("compliance.html", unsigned)).toContain("Not signed as validator, which the card requires.");
    expect(await pageOf("compliance.html", facts({ log: { entries: [], broken: { line: 2, reason: "it is number 3" } } }))).toContain(
      "The log does not hold from line 2 on: it is number 3.",
    );
  });

  test("shows those who build the numbers of every audit, and operations what runs", async () => {
    expect(await pageOf("data-science.html")).toMatch(/2026\.06, 2026-05-30[\s\S]+2026\.09, 2026-09-17/);
    expect(await pageOf("operations.html")).toContain("oncall@lender.example");
  });

  test("names nobody on the public page, leads from it nowhere, and leaves out what is not public or not in use", async () => {
    const page = await pageOf("public/index.html");
    expect(page).toContain("Models that decide about people, by Lender plc");
    expect(page).toMatch(/Of 100 people with race Black/);
    expect(page).not.toMatch(/lender\.example|validator|<a href="(?!#)|2026\.06/);
    expect(await pageOf("public/index.html", facts({ register: sampleRegister({ public: false }) }))).toContain(
      "No model in use is published here.",
    );
    expect(await pageOf("public/index.html", facts({ register: sampleRegister({}, []) }))).toContain("It is in use and was never audited.");
  });

  test("uses no word that promises what was not shown, and is there for an empty register", async () => {
    for (const { html } of [
      ...(await renderSite(facts())),
      ...(await renderSite(facts({ register: registerOf([], [], []), log: null, publisher: null }))),
    ]) {
      expect(html.replace(/<style>.*?<\/style>|us-fair-lending/gs, "")).not.toMatch(/\b(fair|unbiased|compliant)\b/i);
      expect(html).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});

test("what is waived is not met, what is undecided is neither, and a limit that is met is said to be", () => {
  const [row] = audit("1", "2026-09-17T09:12:03.114Z").checks;
  const said = (...statuses: readonly (typeof row & object)["status"][]) =>
    verdictWords({ ...audit("1", "2026-09-17T09:12:03.114Z"), checks: statuses.map((status) => ({ ...row!, status })) });
  expect([
    said("pass", "warn"),
    said("pass", "waived"),
    said("fail", "waived", "pass"),
    said("fail", "inconclusive"),
    said("pass", "no_data"),
    said(),
    verdictWords(null),
  ]).toEqual([
    "Meets the 2 stated limits",
    "Does not meet 1 of 2 stated limits (waived)",
    "Does not meet 2 of 3 stated limits (1 waived)",
    "Does not meet 1 of 2 stated limits; 1 cannot be determined",
    "1 of 2 stated limits cannot be determined",
    "Measured; no limit was set",
    "Never audited",
  ]);
});

describe("in a browser", () => {
  let browser: Browser;
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test.each([
    { width: 1280, scheme: "light", some: facts },
    { width: 320, scheme: "dark", some: hostileFacts },
  ])("every page breaks no rule of axe and fits $width px, $scheme", async ({ width, scheme, some }) => {
    const page = await browser.newPage();
    await page.setBypassCSP(true);
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const { path, html } of await renderSite(some())) {
      await page.setContent(html);
      await page.evaluate(axe);
      const { violations } = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]!.html.slice(0, 120)}`)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth"), path).toBe(width);
    }
    await page.close();
  });

  test("from files, views are reached by links, nothing else is asked for, and hostile texts are texts", async () => {
    const folder = scratchFolder();
    for (const { path, html } of await renderSite(hostileFacts())) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), html);
    }
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    const root = pathToFileURL(folder).href;
    await page.goto(`${root}/index.html`);
    for (const name of ["Compliance", "Data science", "Operations", "Public"]) {
      await page.goto(`${root}/index.html`);
      await Promise.all([page.waitForNavigation(), page.locator(`nav.views a ::-p-text(${name})`).click()]);
      expect(await page.$eval("h1", (heading) => heading.textContent!.length)).toBeGreaterThan(5);
      expect(await page.$$("script, img, iframe, object, form")).toEqual([]);
    }
    expect(new Set(asked.map((url) => url.replace(root, "")))).toEqual(
      new Set(["/index.html", "/compliance.html", "/data-science.html", "/operations.html", "/public/index.html"]),
    );
    await page.close();
  });
});
