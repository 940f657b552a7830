import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { launchBrowser } from "../../src/renderers/browser/launch.js";
import { renderReport } from "../../src/renderers/index.js";
import { finishedPdf } from "../../src/renderers/pdf/finished.js";
import { printPage } from "../../src/renderers/pdf/print.js";
import { printedDocument } from "../../src/renderers/pdf/printed-document.js";
import { fullFirstPage } from "../support/full-first-page.js";
import { hostileResult } from "../support/hostile-sample.js";
import { manyGroups } from "../support/many-groups.js";
import { runCli } from "../support/run-cli.js";
import { type Finding, validated, veraPdf } from "./verapdf.js";

// veraPDF as its makers publish it, over PDFs written now. Where Java or Maven Central are absent the reason is printed.
const folder = mkdtempSync(join(tmpdir(), "evenhand-pdf-"));
const found = veraPdf(join(folder, "jars"));
if (found.jars === null) console.warn(`PDFs are not validated by veraPDF here: ${found.why}`);
const data = resolve("fixtures/mortgage/decisions.csv");

/** Every study at work, on the model of the fixtures. */
const POLICY = `version: 1
name: mortgage
columns: { id: application_id, label: outcome, prediction: predicted, score: p_approved, sensitive: [race, sex], legitimate: [debt_ratio] }
outcome: { positive: approved, favorable: positive, threshold: 0.75 }
model: { adapter: lightgbm, path: "${resolve("fixtures/mortgage/model.txt")}" }
checks:
  - { metric: demographic_parity_difference, by: race, max: 0.1 }
  - { metric: accuracy, min: 70% }
importance: { repeats: 2 }
why: { of: [demographic_parity_difference], pairs: 50 }
effects: { most: 3, points: 6, interactions: true, max_evals: 20000 }
shapley: { rows: [B0001], max_evals: 20000 }
sage: { max_evals: 20000 }
surrogates: { max_depth: 2 }
recourse: { per_group: 20, max_evals: 20000 }
robustness:
  - { test: gaussian_noise, columns: [income, debt_ratio], amount: 0.05, metric: flip_rate, by: race, max: 0.03 }
  - { test: counterfactual_swap, column: sex, metric: flip_rate, max: 1% }
report: { owner: model-risk@lender.example }
`;

/** Its logo is half transparent, and means nothing. */
const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3" opacity=".4"/></svg>`;
const BRAND = { name: "Lakeside Bank", logo: `data:image/svg+xml;base64,${Buffer.from(LOGO).toString("base64")}`, accent: "#7a1f5c" };

/** Half transparent drawings, which the browser puts together apart, and lists within lists. */
const APART = `<!doctype html><html lang="en"><title>T</title><style>@page { margin: 20mm; @bottom-left { content: "foot" } @top-left { content: "head" } }</style>
<h1>T</h1><p style="opacity: .5">half <b>seen</b></p><div style="opacity: .4; background: #eee"><p>x</p><svg role="img" aria-label="a picture" width="90" height="40"><g opacity=".3"><rect width="40" height="30"/></g></svg></div>
<ul><li>a<ul><li>b</ul><li><p>c</p></ul><ol><li>d</ol>`;

describe.runIf(found.jars !== null)("PDF/UA-1 by veraPDF", () => {
  const fileOf = (name: string): string => join(folder, `${name.replaceAll(" ", "-")}.pdf`);
  let findings: ReadonlyMap<string, Finding>;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const cwd = join(folder, "audit");
    mkdirSync(cwd);
    writeFileSync(join(cwd, "evenhand.yml"), POLICY);
    const roles = "--positive approved --prediction predicted --score p_approved --threshold 0.75 --sensitive race,sex".split(" ");
    const demo = await runCli(
      [
        "audit",
        data,
        "--no-policy",
        ...roles,
        "-o",
        fileOf("the demo"),
        "-o",
        `summary:${fileOf("the demo for the public")}`,
        "-o",
        "demo.json",
      ],
      { cwd },
    );
    expect(demo.code, demo.stderr).toBe(0);
    for (const args of [
      ["--lang", "de", "-o", fileOf("the demo in German")],
      ["--paper", "letter", "-o", fileOf("the demo on Letter"), "-o", `summary:${fileOf("the summary on Letter")}`],
    ])
      expect((await runCli(["report", "demo.json", ...args], { cwd })).code).toBe(0);
    const all = await runCli(["check", data, "-o", fileOf("every study"), "-o", "all.json"], { cwd });
    expect(all.code, all.stderr).toBe(1);
    expect(
      (
        await runCli(
          [
            "stress",
            data,
            "--no-policy",
            ...roles,
            "--label",
            "outcome",
            "--model",
            `lightgbm:${resolve("fixtures/mortgage/model.txt")}`,
            "--max-evals",
            "100000",
            "-o",
            fileOf("stress"),
          ],
          { cwd },
        )
      ).code,
    ).toBe(0);
    const everyStudy = JSON.parse(readFileSync(join(cwd, "all.json"), "utf8")) as Result;
    const rendered = {
      "every study in German, under a brand": () => renderReport(everyStudy, { format: "pdf", look: { locale: "de", brand: BRAND } }),
      "a full first page": () => renderReport(fullFirstPage(), { format: "pdf" }),
      "hostile names": () => renderReport(hostileResult(), { format: "pdf" }),
      "forty combinations": () => renderReport(manyGroups(), { format: "pdf" }),
    };
    for (const [name, render] of Object.entries(rendered)) writeFileSync(fileOf(name), (await render()) as Uint8Array);
    const browser = await launchBrowser();
    const printed = await printPage(browser, APART);
    await browser.close();
    writeFileSync(fileOf("as the browser prints"), printed);
    const facts = { title: "T", author: "a", subject: "s", keywords: "k", creator: "c", language: "en", made: "2026-01-01T00:00:00Z" };
    writeFileSync(fileOf("drawings apart"), finishedPdf(printedDocument(printed), facts, { attachments: [], linkNames: new Map() }));
    findings = validated(found.jars!, [...names, "hostile names", "as the browser prints"].map(fileOf));
  });
  const names = [
    "the demo",
    "the demo for the public",
    "the demo in German",
    "the demo on Letter",
    "the summary on Letter",
    "every study",
    "every study in German, under a brand",
    "stress",
    "a full first page",
    "forty combinations",
    "drawings apart",
  ];

  test.each(names)("%s fails no rule", (name) => {
    const { failed, checks } = findings.get(fileOf(name))!;
    expect(failed).toEqual({});
    expect(checks).toBeGreaterThan(400);
  });

  test("names with characters that no font of this machine has fail what they must, and such a document does not name itself PDF/UA-1", () => {
    const { failed } = findings.get(fileOf("hostile names"))!;
    const named = readFileSync(fileOf("hostile names"), "latin1").includes("pdfuaid:part");
    expect(Object.keys(failed)).toEqual(named ? [] : ["5-1", "7.21.7-1", "7.21.8-1"]);
  });

  test("what the browser prints fails what is mended: metadata, what is not marked, bodies of list items: it minds", () => {
    expect(Object.keys(findings.get(fileOf("as the browser prints"))!.failed)).toEqual(
      expect.arrayContaining(["7.1-3", "7.1-8", "7.2-20"]),
    );
  });
});
