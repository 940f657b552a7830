import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { disparities } from "../../src/sections/disparities.js";
import { rng } from "../../src/stats/rng.js";

const random = rng(0, "many-intersections");
const column = (): string[] => Array.from({ length: 160 }, () => `v${random.below(2)}`);
const numbers = (): number[] => Array.from({ length: 160 }, () => random.below(2));
const data = { a: column(), b: column(), c: column(), d: column(), y: numbers(), p: numbers() };

const charts = async (sensitive: readonly string[]): Promise<readonly string[]> => {
  const result = await audit(data, { label: "y", prediction: "p", sensitive: [...sensitive], minN: 5 });
  return disparities.blocks(result).flatMap((block) => (block.kind === "forest" ? [block.title] : []));
};

test("gaps at up to three intersections are drawn, those at more are in tables only", async () => {
  expect((await charts(["a", "b"])).filter((title) => title.includes("×"))).not.toEqual([]);
  const many = await charts(["a", "b", "c", "d"]);
  expect(many.filter((title) => title.includes("×"))).toEqual([]);
  expect(many).toContain("Differences by a");
});
