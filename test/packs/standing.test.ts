import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { packs } from "../../src/packs/index.js";
import type { Pack } from "../../src/packs/pack.js";
import { recordSchema } from "../../src/policy/record/record-schema.js";

const all: readonly Pack[] = packs;

test.each(all.map((pack) => [pack.id, pack] as const))(
  "pack %s: hashes are those of its quotes, days are days, nothing is said to be verified that was not",
  (_, pack) => {
    for (const { quote, sha256 } of pack.sources)
      expect(sha256).toBe(quote === null ? null : createHash("sha256").update(quote, "utf8").digest("hex"));
    for (const day of [pack.verifiedOn, pack.standing?.effectiveFrom, pack.standing?.appliesFrom])
      if (day != null) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    if (pack.verifiedOn === null) expect(pack.clauses.filter(({ verified }) => verified)).toEqual([]);
    if (pack.standing?.supersededBy != null) expect(all.map(({ id }) => id)).toContain(pack.standing.supersededBy);
  },
);

test("what is only reported is never shown as verified: the overlays of states, SR 26-2 and Colorado", () => {
  for (const id of ["us-nj-13-16", "us-ca-feha-ads", "us-il-hb-3773", "us-tx-traiga", "us-mrm-sr-26-2", "us-co-admt", "uk-duaa"]) {
    const pack = all.find((one) => one.id === id)!;
    expect(pack.standing!.evidence).toBe("report");
    expect(pack.clauses.some(({ verified }) => verified)).toBe(false);
    expect(pack.computes).toEqual([]);
  }
});

test("the source attributes of decision support are 31", () => expect(all.find(({ id }) => id === "us-onc-dsi")!.clauses).toHaveLength(31));

test("every answer that a clause looks for in the record has its place there", async () => {
  const schema = z.toJSONSchema(recordSchema(z)) as JsonSchema;
  const has = (key: string): boolean =>
    key.split(".").reduce<JsonSchema | undefined>((at, part) => at?.properties?.[part], schema) !== undefined;
  const keys = all.flatMap(({ clauses }) => clauses.flatMap(({ answer }) => (answer.from === "record" ? [answer.key] : [])));
  expect(keys.filter((key) => !has(key))).toEqual([]);
});

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

test("no pack says that anything complies", () => {
  expect(JSON.stringify(all.map(({ summary, disclaimer, clauses, standing }) => [summary, disclaimer, clauses, standing]))).not.toMatch(
    /\bfair\b|unbiased|complian/i,
  );
});

test("the process checks of AI Verify are 97, over twelve heads", () => {
  const { clauses } = all.find(({ id }) => id === "sg-feat-aiverify")!;
  const counts = clauses.flatMap(({ asks }) => /^(\d+) process check/.exec(asks)?.[1] ?? []);
  expect([counts.length, counts.reduce((sum, count) => sum + Number(count), 0)]).toEqual([12, 97]);
});
