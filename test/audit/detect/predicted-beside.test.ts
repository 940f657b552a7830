import { expect, test } from "vitest";
import { inspectData } from "../../../src/audit/inspect.js";
import { openData } from "../../../src/audit/open-data.js";
import { tableFrom } from "../../../src/table/table.js";

async function rolesOf(columns: Record<string, (string | number)[]>): Promise<Record<string, string>> {
  await using opened = await openData({ kind: "table", table: tableFrom(columns) });
  const { roles } = await inspectData(opened);
  return Object.fromEntries(roles.map(({ column, role, sureness }) => [column, `${role}, ${sureness}`]));
}

test.each(["hired_pred", "predicted_hired", "hired_hat", "Hired Predicted"])(
  "a column of two values beside %s is its truth",
  async (name) => {
    const roles = await rolesOf({ hired: ["good", "bad", "good", "good"], [name]: ["good", "bad", "bad", "good"] });
    expect(roles.hired).toBe("label, sure");
  },
);

test("two such columns are candidates, and one of many values is a feature", async () => {
  const both = await rolesOf({ a: [0, 1, 1], a_pred: [0, 1, 0], b: [1, 0, 1], b_pred: [1, 1, 0] });
  expect([both.a, both.b]).toEqual(["label, candidate", "label, candidate"]);
  const many = await rolesOf({ a: [0, 1, 2, 3], a_pred: [0, 1, 2, 2] });
  expect(many.a).toBe("feature, sure");
});

test("a column called score that holds 0 and 1 seems to be the decision, as Aequitas writes it", async () => {
  const roles = await rolesOf({ score: [0, 1, 1, 0], label_value: [0, 1, 0, 0], race: ["a", "b", "a", "b"] });
  expect(roles).toEqual({ score: "prediction, likely", label_value: "label, sure", race: "sensitive, sure" });
});

test("a column called score that holds two other numbers is nothing in particular", async () => {
  expect((await rolesOf({ score: [0.2, 0.7, 0.2, 0.7] })).score).toBe("feature, sure");
});
