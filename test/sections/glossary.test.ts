import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { glossary } from "../../src/sections/glossary.js";

const rows = {
  y: [1, 1, 0, 0, 1, 0, 1, 0],
  p: [1, 0, 1, 0, 1, 0, 1, 1],
  g: ["a", "a", "a", "a", "b", "b", "b", "b"],
};

async function words(favorable: "positive" | "negative"): Promise<ReadonlyMap<string, string>> {
  const result = await audit(rows, { label: "y", prediction: "p", sensitive: ["g"], minN: 1, favorable });
  const [block] = glossary.blocks(result);
  if (block?.kind !== "table") throw new Error("no table");
  return new Map(block.rows.map(([term, meaning]) => [String(term!.text), String(meaning!.text)]));
}

test("errors in favour of the person are not said to be better or worse, only fewer or more", async () => {
  const good = await words("positive");
  expect(good.get("False positive rate")).toMatch(/Lower means fewer errors; these errors give people a decision that is good/);
  expect(good.get("False negative rate")).toMatch(/Lower is better\.$/);
  const bad = await words("negative");
  expect(bad.get("False positive rate")).toMatch(/Lower is better\.$/);
  expect(bad.get("False negative rate")).toMatch(/these errors give people a decision that is good/);
  expect(bad.get("Accuracy")).toMatch(/Higher is better\.$/);
});
