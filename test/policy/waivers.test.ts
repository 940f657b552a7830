import { describe, expect, test } from "vitest";
import { mistakesIn, policyAmong } from "./worlds.js";

const whole = {
  check: "accuracy",
  owner: "model-risk@example.org",
  reason: "The new cut goes live with the next release.",
  created: "2026-09-01",
  expires: "2026-11-30",
};
const policy = (waiver: Readonly<Record<string, unknown>>): string =>
  `version: 1\nchecks: [{ metric: accuracy, min: 0.7 }]\nwaivers: [${JSON.stringify(waiver)}]\n`;
const mistakes = async (change: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
  (await mistakesIn(policy({ ...whole, ...change }))).map((line) => line.replace(/ evenhand.yml:3:\d+/, ""));

test("a waiver is taken over with all that it says", async () => {
  const { waivers } = await policyAmong({
    "evenhand.yml": policy({ ...whole, groups: ["Black", 1], ceiling: "22%", ticket: "R-1", approved_by: "chief" }),
  });
  expect(waivers).toEqual([
    {
      ...whole,
      groups: ["Black", "1"],
      ceiling: 0.22,
      ticket: "R-1",
      approvedBy: "chief",
      location: { file: "evenhand.yml", line: 3, column: 11 },
    },
  ]);
});

describe("a waiver is refused", () => {
  test.each(["check", "owner", "reason", "created", "expires"])("without %s", async (key) => {
    expect(await mistakes({ [key]: undefined })).toEqual([`EH207 waiver ${key === "check" ? "1" : "accuracy"}: ${key} is missing`]);
  });

  test.each([
    [{ owner: "  me " }, 'owner "  me " names nobody'],
    [{ reason: "x".repeat(19) }, "the reason has 19 characters, at least 20 are needed"],
    [{ reason: ` ${"x".repeat(19)} ` }, "the reason has 19 characters, at least 20 are needed"],
    [{ created: "2026-13-01" }, 'created "2026-13-01" is not a day'],
    [{ created: "2026-02-29" }, 'created "2026-02-29" is not a day'],
    [{ expires: "soon" }, 'expires "soon" is not a day'],
    [{ expires: "2026-08-31" }, "expires 2026-08-31 is before created 2026-09-01"],
    [{ expires: "2027-03-01" }, "181 days from created to expires, at most 180 are allowed"],
  ])("with %j", async (change, why) => {
    expect(await mistakes(change)).toEqual([`EH207 waiver accuracy: ${why}`]);
  });
});

test.each([
  { expires: "2026-09-01" },
  { expires: "2027-02-28" },
  { created: "2028-02-29", expires: "2028-03-01" },
  { reason: "x".repeat(20) },
])("with %j it is taken", async (change) => {
  expect(await mistakes(change)).toEqual([]);
});

test("a waiver of a check that is not there is a warning with the nearest id", async () => {
  const { remarks } = await policyAmong({ "evenhand.yml": policy({ ...whole, check: "acuracy" }) });
  expect(remarks).toMatchObject([
    { code: "EH207", level: "warning", message: "waiver acuracy: the policy has no such check", help: ['did you mean "accuracy"?'] },
  ]);
  expect((await policyAmong({ "evenhand.yml": policy(whole) })).remarks).toEqual([]);
});

test("waivers of a pack's or package's own are not handed on; those of a file are replaced as a list", async () => {
  const { waivers } = await policyAmong({
    "evenhand.yml": "version: 1\nextends: [./a.yml]\nchecks: [{ metric: accuracy, min: 0.7 }]",
    "a.yml": `version: 1\nwaivers: [${JSON.stringify(whole)}]`,
  });
  expect(waivers.map(({ location }) => location)).toEqual([{ file: "a.yml", line: 2, column: 11 }]);
});
