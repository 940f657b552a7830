import { expect, test } from "vitest";
import { en } from "../../src/messages/en.js";
import { catalogues, translator } from "../../src/messages/translator.js";
import { withEnglishPassages } from "../../src/renderers/html/english-passages.js";
import { renderHtml } from "../../src/renderers/html.js";
import { sections } from "../../src/sections/index.js";
import { hostileResult } from "../support/hostile-sample.js";
import { sampleResult } from "../support/sample-result.js";

const names = (message: string): readonly string[] => [...message.matchAll(/\{[^}]*\}/g)].map(([name]) => name).sort();

test.each(Object.entries(catalogues))("%s has no key that English lacks, and the same placeholders", (_, messages) => {
  for (const [key, message] of Object.entries(messages)) {
    const english = (en as Readonly<Record<string, string>>)[key];
    expect(english, key).toBeDefined();
    expect(names(message), key).toEqual(names(english!));
  }
});

test("no English message stands under two keys where they could be mistaken", () => {
  const kinds = (key: string): string => /^(cell|term|phrase|group|outcome|event|measure|page|signatures)\./.exec(key)?.[1] ?? "prose";
  const seen = new Map<string, string>();
  for (const [key, message] of Object.entries(en)) {
    const at = `${kinds(key)} ${message}`;
    const known = seen.get(at);
    if (known !== undefined)
      for (const messages of Object.values(catalogues))
        expect([at, messages[key as keyof typeof en]]).toEqual([at, messages[known as keyof typeof en]]);
    seen.set(at, key);
  }
});

test("every section's title is in English and in German", () => {
  for (const { id, title } of sections) {
    expect(en[`section.${id}` as keyof typeof en], id).toBe(title);
    expect(catalogues.de[`section.${id}` as keyof typeof en], id).toBeDefined();
  }
});

test("a sentence is put into German with its names and numbers as they are", () => {
  const { text, counts } = translator("de");
  expect(
    text("Of 100 people with race Black, about 67 get a positive decision; of 100 with race White, about 91 (197 and 1,681 rows)."),
  ).toBe(
    "Eine positive Entscheidung erhalten: von 100 Personen mit race Black etwa 67, von 100 mit race White etwa 91 (197 und 1,681 Zeilen).",
  );
  expect(counts()).toEqual({ all: 1, untranslated: 0 });
});

test("what is not in the catalogue stays English and is counted; cells and names are never mistaken for words", () => {
  const { text, counts } = translator("de");
  expect(text("Data")).toBe("Daten");
  expect(text("Data", "cell")).toBe("Data");
  expect(text("Gap", "cell")).toBe("Gap");
  expect(text("Meets the stated limit", "cell")).toBe("Hält den Grenzwert ein");
  expect(text("Nobody wrote this. This audit observes and gives no verdict.")).toBe(
    "Nobody wrote this. Diese Prüfung beobachtet und fällt kein Urteil.",
  );
  expect(counts()).toEqual({ all: 3, untranslated: 1 });
  expect(translator("en").text("Data")).toBe("Data");
});

test("a German report says how much of it is not German, and an English one nothing of it", async () => {
  const page = await renderHtml(sampleResult(), { look: { locale: "de" } });
  expect(page).toContain('<html lang="de">');
  expect(page).toMatch(/[\d.]+ von [\d.]+ Textstellen sind nicht übersetzt/);
  expect(page).toContain("Es wurden keine Grenzwerte festgelegt");
  expect(page).toContain("Wer für diesen Bericht einsteht");
  expect(page).not.toMatch(/\{\w+(:phrase)?\}/);
  expect(await renderHtml(sampleResult())).not.toContain("passages");
});

test("what stays English is marked as English where an element can stand, and nowhere else", async () => {
  const page = await renderHtml(sampleResult(), { look: { locale: "de" } });
  const [, untranslated] = /([\d.]+) von [\d.]+ Textstellen/.exec(page)!;
  const marked = page.match(/<span lang="en">[^<]+<\/span>/g) ?? [];
  expect(marked.length).toBeGreaterThan(0);
  expect(marked.length).toBeLessThanOrEqual(Number(untranslated));
  expect(page).not.toMatch(/[\ufdd0\ufdd1]/);
  expect(await renderHtml(sampleResult())).not.toContain('lang="en">limits');
  expect(withEnglishPassages('<p title="\ufdd0a\ufdd1">\ufdd0b\ufdd1</p><svg><title>\ufdd0c\ufdd1</title></svg>\ufdd0d')).toBe(
    '<p title="a"><span lang="en">b</span></p><svg><title>c</title></svg>d',
  );
});

test("most of a report is German: at most one passage in eight stays English", async () => {
  const page = await renderHtml(sampleResult(), { look: { locale: "de" } });
  const [, untranslated, all] = /([\d.]+) von ([\d.]+) Textstellen/.exec(page)!;
  expect(Number(untranslated) / Number(all)).toBeLessThan(1 / 8);
});

test("what measures are called is German in titles, lists and sentences, and the user's names stay theirs", () => {
  const { text, counts } = translator("de", { names: new Set(["race", "Accuracy", "sex"]) });
  expect(text("Selection rate by race")).toBe("Auswahlquote nach race");
  expect(text("Fewer than 30 rows count for false positive rate, area under the ROC curve, lift and 3 more")).toBe(
    "Weniger als 30 Zeilen zählen für Falsch-positiv-Rate, Fläche unter der ROC-Kurve, Lift und 3 weitere",
  );
  expect(text("Accuracy")).toBe("Accuracy");
  expect(text("race and sex.")).toBe("race und sex.");
  expect(text("Nothing of ours by race")).toBe("Nothing of ours by race");
  expect(counts().untranslated).toBe(1);
});

test("no name swallows another sentence, which would be shown in English and not counted", () => {
  const { text, counts } = translator("de");
  expect(text("State the limits that have to hold before looking at the next run. 4 more steps under “What to do next”.")).toBe(
    "Die Grenzwerte festlegen, die gelten müssen, bevor der nächste Lauf angesehen wird. 4 weitere Schritte unter „Was als Nächstes zu tun ist“.",
  );
  expect(text("15 people (0.8%) with no recorded sex are not compared; 100.0% of them get a positive decision. Nobody wrote this.")).toBe(
    "15 Personen (0.8%) ohne Angabe zu sex werden nicht verglichen; 100.0% von ihnen erhalten eine positive Entscheidung. Nobody wrote this.",
  );
  expect(counts()).toEqual({ all: 4, untranslated: 1 });
});

test("hostile names come through a translation as they do without one, and soon", async () => {
  const page = await renderHtml(hostileResult(), { look: { locale: "de" } });
  expect(page).not.toMatch(/<script|<img/i);
  expect(translator("de").text(`Of ${"a and ".repeat(100)}`)).toMatch(/^Of a and/);
});
