import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { packs } from "../../src/packs/index.js";
import type { Pack } from "../../src/packs/pack.js";

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

test("no pack says that anything complies", () => {
  expect(JSON.stringify(all.map(({ summary, disclaimer, clauses, standing }) => [summary, disclaimer, clauses, standing]))).not.toMatch(
    /\bfair\b|unbiased|complian/i,
  );
});
