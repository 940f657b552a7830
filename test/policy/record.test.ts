import fc from "fast-check";
import { expect, test } from "vitest";
import type { EvenhandError } from "../../src/errors.js";
import { readRecord, recordValue } from "../../src/policy/record/read-record.js";
import { recordQuestions } from "../../src/policy/record/record-questions.js";
import { recordText } from "../../src/policy/record/record-text.js";

test("a form without answers is a record that answers nothing", async () => {
  const { content } = await readRecord(recordText(new Map()), "evenhand.record.yml");
  expect(content).toEqual({ version: 1 });
  expect(recordQuestions.filter(({ key }) => recordValue(content, key) !== null)).toEqual([]);
});

test("every question has a place in the record, and whatever is answered is read back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 60 }), async (answer) => {
      const given = new Map<string, string>(recordQuestions.filter(({ oneOf }) => oneOf === undefined).map(({ key }) => [key, answer]));
      const { content } = await readRecord(recordText(given), "r.yml");
      for (const [key] of given) expect(recordValue(content, key)).toBe(answer);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["an unknown key", "version: 1\nmodel: { nmae: x }", "nmae"],
  ["a role that is none", "version: 1\npurpose: { decision_role: decides }", "purpose.decision_role"],
  ["a day that is none", "version: 1\napprovals: [{ role: a, name: b, date: soon }]", "date"],
  ["no version", "model: {}", "version"],
])("%s is a mistake with its line", async (_, text, word) => {
  const error = await readRecord(text, "r.yml").catch((one: EvenhandError) => one);
  expect((error as EvenhandError).diagnostics[0]).toMatchObject({
    code: "EH202",
    message: expect.stringContaining(word),
    location: { file: "r.yml" },
  });
});

test("empty lists and parts are no answers; keys that are none give nothing", async () => {
  const { content } = await readRecord("version: 1\nrisks: []\noversight: {}\nmodel: { name: m }", "r.yml");
  expect(
    ["risks", "oversight", "model", "model.name", "model.name.x", "constructor", "purpose.users"].map((key) => recordValue(content, key)),
  ).toEqual([null, null, { name: "m" }, "m", null, null, null]);
});
