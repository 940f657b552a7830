import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { rng } from "../../../src/stats/rng.js";

/** `few` people of the group "tiny", the others of a and b. */
function table(seed: number, few: number) {
  const random = rng(seed, "few");
  const g = Array.from({ length: 200 }, (_, i) => (i < few ? "tiny" : i % 2 === 0 ? "a" : "b"));
  return { g, s: g.map((_, i) => (i % 3 === 0 ? "f" : "m")), x: g.map(() => random.next()), score: g.map(() => random.next()) };
}

test.each([
  ["now", 6, 50],
  ["in the past", 50, 6],
])("an attribute with a group of few people %s is in nothing that moved", async (_, now, past) => {
  const result = await audit(table(1, now), {
    sensitive: ["g", "s"],
    score: "score",
    threshold: 0.5,
    minN: 5,
    depth: 1,
    drift: { past: table(2, past) },
  });
  expect(JSON.stringify(result.drift)).toContain('"tiny"');
  const { drift } = suppressed(result, 10);
  expect(drift!.groups.map(({ by }) => by[0])).toEqual(["s", "s"]);
  expect(drift!.columns.map(({ column }) => column).sort()).toEqual(["s", "score", "x"]);
});

test("few rows of the past are not told", async () => {
  const [now, past] = [table(1, 50), table(2, 50)];
  past.x.splice(0, 3, ...now.x.slice(0, 3));
  const result = await audit(now, { sensitive: ["g"], score: "score", threshold: 0.5, depth: 1, drift: { past } });
  expect(result.drift!.seen!.rows).toBe(3);
  expect(suppressed(result, 10).drift!.seen).toBeNull();
  expect(suppressed(result, null).drift!.seen!.rows).toBe(3);
});

test("few people of the past who are known by their id are not told", async () => {
  const of = (seed: number, from: number) => ({ ...table(seed, 50), id: Array.from({ length: 200 }, (_, i) => from + i) });
  const options = { sensitive: ["g"], score: "score", threshold: 0.5, depth: 1, id: "id" } as const;
  const result = await audit(of(1, 0), { ...options, drift: { past: of(2, 196) } });
  expect(result.drift!.seen!.sameId).toBe(4);
  expect(suppressed(result, 10).drift!.seen).toBeNull();
  const many = await audit(of(1, 0), { ...options, drift: { past: of(2, 150) } });
  expect(suppressed(many, 10).drift!.seen!.sameId).toBe(50);
});
