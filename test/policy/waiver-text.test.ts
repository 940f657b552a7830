import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type WaiverText, withoutWaivers, withWaiver } from "../../src/policy/waiver-text.js";

const waiver: WaiverText = {
  check: "accuracy",
  owner: "model-risk@lender.example",
  reason: "The retrained model ships in March: until then declines are reviewed.",
  created: "2026-11-01",
  expires: "2026-12-31",
  ceiling: 0.2,
};
const complete = readFileSync("fixtures/policies/complete.yml", "utf8");

/** Lines of the first text that are not in the second one, in their order. */
const lost = (before: string, after: string): readonly string[] => {
  const lines = after.split("\n");
  return before.split("\n").filter((line) => !lines.includes(line));
};

describe("a waiver is added", () => {
  test("after those there are, with every other line as it was", async () => {
    const text = await withWaiver(complete, waiver);
    expect(lost(complete, text)).toEqual([]);
    expect((parse(text) as { waivers: unknown[] }).waivers.at(-1)).toEqual(waiver);
    expect(text).toContain(
      '    ticket: RISK-208\n  - check: accuracy\n    owner: model-risk@lender.example\n    reason: "The retrained model ships in March: until then declines are reviewed."\n    created: 2026-11-01\n    expires: 2026-12-31\n    ceiling: 0.2\nprofiles:\n',
    );
  });

  test("under a key of its own when there is none", async () => {
    const text = "# ours\nversion: 1 # first\nchecks: []";
    expect(await withWaiver(text, waiver)).toMatch(/^# ours\nversion: 1 # first\nchecks: \[\]\nwaivers:\n {2}- check: accuracy\n/);
  });

  test("to a list in one line, an empty one and none at all", async () => {
    for (const list of ["[]", "[{ check: a, owner: who }]", "", "null"]) {
      const text = await withWaiver(`version: 1 # one\nwaivers: ${list}\nname: x\n`, waiver);
      const content = parse(text) as { waivers: unknown[]; name: string };
      expect([content.waivers.at(-1), content.name], list).toEqual([waiver, "x"]);
      expect(text).toContain("# one");
    }
  });

  test("to a list that is not indented, and before what follows it", async () => {
    const text = "waivers:\n- check: a\n  owner: b # who\n# about the rest\nname: x\n";
    expect(await withWaiver(text, waiver)).toContain("  owner: b # who\n- check: accuracy\n");
  });

  test("to a policy in JSON, which stays JSON", async () => {
    expect(JSON.parse(await withWaiver('{"version": 1}', waiver))).toEqual({ version: 1, waivers: [waiver] });
  });

  test("whatever its texts hold", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 30 }), async (reason, owner) => {
        const content = parse(await withWaiver(complete, { ...waiver, reason, owner }), { schema: "core" }) as { waivers: WaiverText[] };
        expect(content.waivers.at(-1)).toEqual({ ...waiver, reason, owner });
        expect(content.waivers).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });
});

describe("waivers are taken out", () => {
  const three = `version: 1
waivers: # of the year
  - check: a # first
    owner: x
  # about b
  - check: b
    owner: y
  - { check: c, owner: z }
name: x # last
`;
  test("one by one, comments and all other lines kept", async () => {
    expect(await withoutWaivers(three, [1])).toBe(three.replace("  - check: b\n    owner: y\n", ""));
    expect(await withoutWaivers(three, [0, 2])).toBe(
      three.replace("  - check: a # first\n    owner: x\n", "").replace("  - { check: c, owner: z }\n", ""),
    );
  });

  test("and with the last one their key", async () => {
    const text = await withoutWaivers(three, [0, 1, 2]);
    expect(parse(text)).toEqual({ version: 1, name: "x" });
    expect(text).toContain("# last");
  });

  test("what was added goes again without a trace", async () => {
    expect(await withoutWaivers(await withWaiver(complete, waiver), [1])).toBe(complete);
  });
});
