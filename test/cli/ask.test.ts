import { describe, expect, test } from "vitest";
import type { Inspection } from "../../src/audit/inspect.js";
import { conversation } from "../../src/cli/ask.js";
import { type AuditRequest, emptyRequest } from "../../src/policy/request.js";

const column = (name: string, ...values: readonly string[]): Inspection["columns"][number] => ({
  name,
  kind: "category",
  missing: 0,
  distinct: values.length,
  min: null,
  max: null,
  top: values.map((value) => ({ value, rows: 10 })),
});

const loans: Inspection = {
  rows: 20,
  columns: [column("repaid", "yes", "no"), column("approved", "1", "0"), column("p"), column("sex", "f", "m"), column("race", "a", "b")],
  roles: [],
  diagnostics: [],
};
const assumed: AuditRequest = {
  ...emptyRequest,
  columns: { ...emptyRequest.columns, label: "repaid", prediction: "approved", sensitive: ["sex"] },
};

async function talk(answers: readonly string[], request = assumed) {
  const heard: string[] = [];
  const left = [...answers];
  const said: string[] = [];
  const answered = await conversation(request, loans, {
    ask: async (question) => {
      heard.push(question);
      return left.shift() ?? "";
    },
    say: (text) => void said.push(text),
  });
  return { answered, heard, said };
}

describe("the conversation", () => {
  test("asks for agreement, the positive class and which decision is good; an empty answer is the first choice", async () => {
    const { answered, heard } = await talk([]);
    expect(heard).toEqual([
      "Use these columns?  [yes]  change  quit ",
      "Which value of repaid is the positive class?  [yes]  no ",
      "Is a positive decision good for the person?  [good]  bad  not sure ",
    ]);
    expect(answered?.outcome).toMatchObject({ positive: { label: ["yes"] }, favorable: "positive" });
  });

  test("takes beginnings of words, and asks again when it does not understand", async () => {
    const { answered, said } = await talk(["y", "maybe", "no", "b"]);
    expect(answered?.outcome).toMatchObject({ positive: { label: ["no"] }, favorable: "negative" });
    expect(said).toEqual(["  one of: yes, no"]);
  });

  test("lets columns be changed, and knows which there are", async () => {
    const { answered, said } = await talk(["change", "none", "approved", "sex,rage", "sex, race", "", "not"]);
    expect(answered?.columns).toMatchObject({ label: null, prediction: "approved", sensitive: ["sex", "race"] });
    expect(answered?.outcome).toMatchObject({ positive: { label: null, prediction: null }, favorable: "positive" });
    expect(said[0]).toBe('  there is no column "rage"; columns: repaid, approved, p, sex, race');
  });

  test("asks for a threshold when only a score decides", async () => {
    const { answered } = await talk(["yes", "", "none", "p", "", "x", "0.3", "yes", "not sure"], {
      ...assumed,
      columns: { ...assumed.columns, prediction: null },
    });
    expect(answered?.columns).toMatchObject({ prediction: null, score: "p" });
    expect(answered?.outcome).toMatchObject({ threshold: 0.3, favorable: null });
  });

  test("ends without a request when the user quits", async () => {
    expect((await talk(["quit"])).answered).toBeNull();
  });
});
