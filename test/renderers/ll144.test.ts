import { expect, test } from "vitest";
import { unreconciled } from "../../src/audit/regulation/margins.js";
import { selectionTable } from "../../src/audit/regulation/selection-table.js";
import { renderReport } from "../../src/renderers/index.js";
import { renderLl144 } from "../../src/renderers/ll144.js";
import { renderLl144Notice } from "../../src/renderers/ll144-notice.js";
import { regulations } from "../../src/sections/regulations.js";
import { ruleTables } from "../audit/regulation/rule-tables.js";
import { hostile } from "../support/hostile-sample.js";
import { ll144Result, stated } from "../support/ll144-result.js";
import { sampleResult } from "../support/sample-result.js";

const lines = (html: string): readonly string[] =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell).join(" | "),
  );

test("the rule's worked example under its own heads, and its mistake told", async () => {
  const html = await renderLl144(ll144Result(stated));
  const shown = lines(html);
  expect([...html.matchAll(/<caption>(.*?)<\/caption>/g)].map(([, caption]) => caption)).toEqual([
    "As stated by those who publish this summary",
    "Sex Categories",
    "Race/Ethnicity Categories",
    "Intersectional Categories",
  ]);
  expect(shown).toContain("race | # of Applicants | # Selected | Selection Rate | Impact Ratio");
  expect(shown).toContain("Female | 1,181 | 555 | 47.0% | 0.979");
  expect(shown).toContain("Black or African American | 390 | 170 | 43.6% | 0.843");
  expect(shown).toContain("Not Hispanic or Latino, Female | Native American or Alaska Native | 17 | 7 | 41.2% | 0.789");
  expect(html).toContain("category is unknown: 250</p>");
  expect(shown).toContain("Date of the most recent bias audit | 2026-08-15");
  expect(html).toContain("Data on those individuals was not included in the calculations above.");
  expect(html).toContain("The tables do not agree on race Hispanic or Latino: 204 of 408");
  expect(html).toContain("set no impact ratio that is passing");
});

test("no script, no statistics, no verdict; nothing of the record but what is to be published", async () => {
  const result = ll144Result(stated);
  const record = {
    ...result.record!,
    content: { ...result.record!.content, oversight: { contact: "desk 7" }, model: { owner: "Jane Doe" } },
  };
  const html = await renderLl144({ ...result, record });
  expect(html).not.toMatch(/<script|https?:|Fisher|95%|interval|compliant|desk 7|Jane Doe/i);
});

test("the table of both is grouped as the rule's: Hispanic or Latino first, then the others under their sex", async () => {
  const names = lines(await renderLl144(ll144Result(stated)))
    .slice(-14)
    .map((line) => line.split(" | ").slice(0, 2).join(" | "));
  expect(names.slice(0, 4)).toEqual([
    "Hispanic or Latino | Male",
    "Hispanic or Latino | Female",
    "Not Hispanic or Latino, Male | White",
    "Not Hispanic or Latino, Male | Black or African American",
  ]);
  expect(names.at(-1)).toBe("Not Hispanic or Latino, Female | Two or More Races");
  const rest = lines(
    await renderLl144(
      ll144Result(stated, [{ ...ruleTables[2]!, rows: ruleTables[2]!.rows.filter(({ group }) => group.race !== "Hispanic or Latino") }]),
    ),
  );
  expect(rest.at(-1)).toMatch(/^Female \| Two or More Races/);
});

test("categories that were guessed have no summary, until the record says why", async () => {
  const base = ll144Result({ ...stated, categories: "imputed" });
  const guessed = {
    ...base,
    plan: { ...base.plan, attributes: base.plan.attributes.map((one, i) => ({ ...one, name: i === 0 ? "race_bisg" : one.name })) },
  };
  await expect(renderLl144(guessed)).rejects.toMatchObject({ code: "EH200" });
  const audited = guessed.record!.content.audit!;
  const saying = (more: object) => ({
    ...guessed,
    record: { ...guessed.record!, content: { version: 1 as const, audit: { ...audited, ...more } } },
  });
  expect(await renderLl144(saying({ imputed_reason: "Nobody was asked" }))).toContain("Nobody was asked");
  expect(await renderLl144(saying({ categories: "self_reported" }))).toContain("Sex Categories");
  await expect(renderLl144(saying({ categories: undefined }))).rejects.toThrow("race_bisg");
});

test("the notice to candidates says what the record says, and names what is open", async () => {
  const bare = await renderLl144Notice(ll144Result(stated));
  expect(bare).toContain("NOTICE: AN AUTOMATED EMPLOYMENT DECISION TOOL IS USED");
  expect(bare).toContain("[NOT PROVIDED: audit.notice_text.alternative]");
  expect(bare).toContain("at least 10 business days");
  expect(bare).toContain("Date of the most recent bias audit:\n  2026-08-15");
  expect(bare).not.toMatch(/0\.843|compliant/);
  const said = await renderLl144Notice(ll144Result({ ...stated, notice_text: { alternative: "Write to jobs@example.org\nor call" } }));
  expect(said).toContain("  Write to jobs@example.org or call\n");
  await expect(renderLl144Notice(sampleResult())).rejects.toMatchObject({ code: "EH200" });
});

test("what the record does not say is visibly not provided", async () => {
  const html = await renderLl144(ll144Result(null, []));
  expect(lines(html).filter((line) => line.endsWith("| ○ not provided"))).toHaveLength(8);
  expect(html).toContain("Intersectional Categories: ○ not provided");
});

test("scores have their own heads, and tables of other attributes are not published", async () => {
  const asked = { outcome: "above_median", unknown: { n: 0, selected: 0 } } as const;
  const groups = (name: string) => [
    { group: { [name]: "Male" }, n: 10, selected: 5 },
    { group: { [name]: "Female" }, n: 10, selected: 4 },
  ];
  const tables = [selectionTable(groups("sex"), { by: ["sex"], ...asked }), selectionTable(groups("team"), { by: ["team"], ...asked })];
  const shown = lines(await renderLl144(ll144Result(stated, tables)));
  expect(shown).toContain("sex | # of Applicants | Scoring Rate | Impact Ratio");
  expect(shown.some((line) => line.startsWith("team"))).toBe(false);
});

test("decisions that are cut from a score are not published beside its scoring rates", async () => {
  const scored = ruleTables.map((table) => ({ ...table, outcome: "above_median" as const }));
  const result = ll144Result(stated, [...ruleTables, ...scored]);
  const prediction = { ...result.plan.prediction!, threshold: 0.5 };
  const both = lines(await renderLl144({ ...result, plan: { ...result.plan, prediction: { ...prediction, threshold: null } } }));
  const cut = lines(await renderLl144({ ...result, plan: { ...result.plan, prediction } }));
  const heads = [
    "sex | # of Applicants | # Selected | Selection Rate | Impact Ratio",
    "sex | # of Applicants | Scoring Rate | Impact Ratio",
  ];
  expect(heads.map((head) => both.includes(head))).toEqual([true, true]);
  expect(heads.map((head) => cut.includes(head))).toEqual([false, true]);
});

test("hostile texts of the data and of the record are escaped", async () => {
  const tables = [
    selectionTable(
      [hostile.script, hostile.image, hostile.template, hostile.style].map((race, i) => ({ group: { race }, n: 20, selected: 5 + i })),
      { by: ["race"], outcome: "selected", unknown: { n: 0, selected: 0 } },
    ),
  ];
  const said = {
    ...stated,
    auditor: hostile.script,
    data_statement: hostile.template,
    notice: hostile.style,
    excluded_categories: hostile.image,
  };
  const html = await renderLl144(ll144Result(said, tables));
  expect(html).not.toMatch(/<script|<img|<svg/);
  expect(html).toContain("{{{constructor}}}");
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

test("small groups are hidden as in every shared format, and it says so", async () => {
  const html = await renderReport(ll144Result(stated), { format: "ll144", minCell: 1000 });
  expect(html).toContain("Race/Ethnicity Categories: ○ not provided, because small groups are hidden in this report");
  expect(html).not.toContain("0.843");
});

test("an audit without the pack has no summary", async () => {
  await expect(renderLl144(sampleResult())).rejects.toMatchObject({ code: "EH200", diagnostics: [{ help: ["--pack us-nyc-ll144"] }] });
});

test("the report lists what is missing, and what has to be looked at", () => {
  const listOf = (...given: Parameters<typeof ll144Result>) =>
    regulations.blocks(ll144Result(...given)).flatMap((block) => (block.kind === "list" ? block.items : []));
  const bare = listOf(null, ruleTables.slice(0, 1));
  expect(bare.map(({ lead }) => lead)).toEqual(Array.from({ length: 7 }, () => "Missing"));
  expect(bare[0]!.text).toBe("In the record, the date of the audit (audit.date).");
  expect(listOf(stated)).toEqual([{ lead: "To look at", text: "The tables do not agree on race Hispanic or Latino." }]);
  expect(JSON.stringify(bare)).not.toMatch(/compliant/i);
  expect(unreconciled(ruleTables)).toHaveLength(1);
});

test("the page that is published says how open points were settled", async () => {
  const base = ll144Result(stated);
  const openPoints = [{ key: "people", chosen: "known_on_both", others: [] }] as const;
  const html = await renderLl144({ ...base, regulations: base.regulations.map((row) => ({ ...row, openPoints })) });
  expect(html).toContain("In the table of one attribute is only those who are known on both attributes.");
});

test("the policy's brand stands at the head of the summary", async () => {
  const html = await renderLl144(ll144Result(stated), { look: { brand: { name: "Ace <Hiring>", logo: null, accent: "#7a1f5c" } } });
  expect(html).toContain("<span>Ace &lt;Hiring&gt;</span>");
  expect(html).toContain("--accent: #7a1f5c");
  expect(await renderLl144(ll144Result(stated))).not.toContain('class="brand"');
});
