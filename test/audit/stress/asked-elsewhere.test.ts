import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { plainTest, type StressSettings, usualAdversarial } from "../../../src/policy/stress-settings.js";
import { rng } from "../../../src/stats/rng.js";
import { sendJson, standIn } from "../../models/http/stand-in.js";

type Columns = Record<string, (number | string | null)[]>;

const n = 80;
const random = rng(14, "elsewhere");
const people: Columns = {
  id: Array.from({ length: n }, (_, i) => `p${i}`),
  x: Array.from({ length: n }, () => Math.round(1000 * random.next()) / 100),
  c: Array.from({ length: n }, () => ["low", "middle", "top", null][random.below(4)]!),
  g: Array.from({ length: n }, () => ["f", "m"][random.below(2)]!),
  y: Array.from({ length: n }, () => random.below(2)),
};
people.score = people.x!.map((v) => Number(v) / 10);

const stress: Partial<StressSettings> = {
  tests: ["gaussian_noise", "category_noise", "duplicate_rows"].map(plainTest),
  severities: [2, 4],
  rows: 60,
  repeats: 2,
  expectations: [{ feature: "x", expected: "increase", tolerance: 0, check: null }],
  adversarial: { ...usualAdversarial, rows: 6, queries: 50 },
};

/** A server whose answers hang on the row alone and come in whichever order. */
const scores = () =>
  standIn(({ body }, response, count) => {
    const rows = JSON.parse(body.toString()) as readonly { readonly x: number | null; readonly c: string | null }[];
    const answer = { scores: rows.map(({ x, c }) => (x ?? 5) / 12 + (c === "top" ? 0.15 : 0)) };
    setTimeout(() => sendJson(response, answer), count % 3);
  });

test("stress and the search for near decisions are the same to the byte for any batch, number of questions at once, order of rows, and begun anew", async () => {
  const { url } = await scores();
  const found = async (data: Columns, asked: { readonly batch: number; readonly concurrency: number }) => {
    const {
      robustness,
      stress: facts,
      expectations,
      serving,
      adversarial,
    } = await audit(data, {
      ...{ label: "y", score: "score", threshold: 0.5, sensitive: ["g"], id: "id", minN: 10 },
      model: { adapter: "http", url: `${url}/score`, features: ["x", "c"], ...asked },
      stress,
    });
    // How often a server was asked is no part of what was found.
    return JSON.stringify({ robustness, facts: { ...facts, model: null }, expectations, serving, adversarial });
  };
  const once = await found(people, { batch: 1000, concurrency: 1 });
  expect(JSON.parse(once).adversarial.everybody.flipped).toBeGreaterThan(2);
  expect(await found(people, { batch: 1000, concurrency: 1 })).toBe(once);
  expect(await found(people, { batch: 7, concurrency: 8 })).toBe(once);
  const order = Array.from({ length: n }, (_, i) => (7 * i + 3) % n);
  const turned = Object.fromEntries(Object.entries(people).map(([name, list]) => [name, order.map((i) => list[i]!)]));
  expect(await found(turned, { batch: 31, concurrency: 4 })).toBe(once);
});
