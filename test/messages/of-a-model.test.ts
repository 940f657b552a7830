import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { renderHtml } from "../../src/renderers/html.js";
import { renderSummary } from "../../src/renderers/summary.js";

const whole = () =>
  audit("fixtures/mortgage/decisions.csv", {
    ...{ label: "outcome", score: "p_approved", threshold: 0.75, positive: "approved", id: "application_id", sensitive: ["race", "sex"] },
    where: "fold >= 9",
    model: "lightgbm:fixtures/mortgage/model.txt",
    drift: { past: "fixtures/mortgage/decisions.csv" },
    importance: { repeats: { least: 2, most: 2 }, groupColumns: "auto" },
    why: true,
    effects: { interactions: true, rows: 100 },
    shapley: { rows: ["B0001"] },
    sage: { maxEvals: 5_000 },
    surrogates: true,
    worstCase: true,
    recourse: { perGroup: 10 },
    reliability: true,
    stress: {
      ...{ rows: 80, repeats: 1, severities: [1, 5], serving: true },
      expectations: [{ feature: "income", expected: "increase", tolerance: 0, check: null }],
    },
    ...{ tests: true, scan: true, features: ["income", "debt_ratio"] },
  });

/** Words that no German sentence has, and names of columns and texts of the data do not either. */
const ENGLISH = /\b(?:the|of|and|with|are|than|from|people|rows|each|which)\b/;

test("a report on a model and all its studies is German: at most two passages in a hundred stay English, and all that does is counted", async () => {
  const result = await whole();
  const page = await renderHtml(result, { look: { locale: "de" } });
  const [, untranslated = "0", all = "0"] = /([\d.]+) von ([\d.]+) Textstellen/.exec(page) ?? [];
  const passages = Number(all.replace(".", "")) || 1500;
  expect(passages).toBeGreaterThan(1000);
  expect(Number(untranslated) / passages).toBeLessThan(0.02);

  // Formulas, sources and what the data hold stay as they are.
  const shown = page.slice(page.indexOf("<main"), page.indexOf('id="method"')) + page.slice(page.indexOf('id="glossary"'));
  const texts = shown
    .replace(/<span lang="en">[^<]*<\/span>|<code>[^<]*<\/code>/g, "")
    .split(/<[^>]*>/)
    .filter((text) => ENGLISH.test(text));
  expect(texts).toEqual([]);
  const labels = [...shown.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label!).filter((label) => ENGLISH.test(label));
  expect(labels).toEqual([]);

  const numbers = shown.split(/<[^>]*>/).filter((text) => /\d\.\d\d?%|\d%/.test(text));
  expect(numbers).toEqual([]);

  const summary = await renderSummary(result, { look: { locale: "de" } });
  expect(summary).toContain('<html lang="de">');
  expect(summary).toContain("Zusammenfassung für die Öffentlichkeit");
  expect(summary).not.toContain('<span lang="en">');
}, 60_000);
