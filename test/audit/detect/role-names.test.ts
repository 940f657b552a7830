import { expect, test } from "vitest";
import { plainName, roleNames, sensitiveName } from "../../../src/audit/detect/role-names.js";

test.each([
  ["applicantID", "applicant_id"],
  ["  Y True ", "y_true"],
  ["Ethnicité", "ethnicite"],
  ["marital-status", "marital_status"],
])("%s is matched as %s", (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

test.each(["sex", "Gender", "RACE", "nationalité", "Geschlecht", "estado civil", "maritalStatus"])(
  "%s is the name of a protected attribute",
  (name) => {
    expect(sensitiveName(name)).toBe("exact");
  },
);

test("a longer name with such a word in it is only a hint", () => {
  expect(sensitiveName("applicant_sex")).toBe("part");
});

test.each(["income", "zip", "message", "sexton", "usage"])("%s is not", (name) => {
  expect(sensitiveName(name)).toBeNull();
});

test.each([
  ["label", "y_true"],
  ["prediction", "approved_pred"],
  ["prediction", "predicted"],
  ["score", "p_approved"],
  ["id", "application_id"],
  ["weight", "fnlwgt"],
] as const)("the role %s is known by names such as %s", (role, name) => {
  expect(roleNames[role].test(plainName(name))).toBe(true);
});
