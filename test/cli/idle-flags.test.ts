import { expect, test } from "vitest";
import { idleFlag } from "../../src/cli/idle-flags.js";
import { type AuditRequest, emptyRequest } from "../../src/policy/request.js";

const auditing = (sensitive: readonly string[], strata: readonly string[] = []): AuditRequest => ({
  ...emptyRequest,
  columns: { ...emptyRequest.columns, sensitive, strata },
});

test("a flag about an attribute that is not audited is a mistake, not ignored", () => {
  const error = idleFlag({ bins: ["income=10,20"] }, auditing(["race"]));
  expect(error?.diagnostics[0]).toMatchObject({
    code: "EH200",
    message: "--bins income=10,20: income is not audited",
    help: ["--sensitive race,income"],
  });
});

test("a slip of the pen is recognised", () => {
  expect(idleFlag({ reference: ["rase=White"] }, auditing(["race"]))?.diagnostics[0]?.help).toEqual(["did you mean race?"]);
});

test("so is a population of an attribute that is not audited", () => {
  expect(idleFlag({ population: ["gender:f=0.5"] }, auditing(["race"]))?.diagnostics[0]?.message).toBe(
    "--population gender:f=0.5: gender is not audited",
  );
});

test("attributes, strata and parts of combinations may be defined", () => {
  const flags = { merge: ["race:Other=a,b"], quantiles: ["income=4"], bins: ["age=30"] };
  const request = auditing(["race"], ["income"]);
  expect(idleFlag(flags, { ...request, groups: { ...request.groups, intersections: [["race", "age"]] } })).toBeNull();
});
