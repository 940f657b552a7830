import { expect, test } from "vitest";
import { plainWords } from "../../src/catalogue/plain-words.js";
import { metrics } from "../../src/metrics/index.js";

test("every metric that is no share of people is told in plain words, and no other", () => {
  expect(Object.keys(plainWords).sort()).toEqual(
    metrics
      .filter(({ sentence }) => sentence === null)
      .map(({ id }) => id as string)
      .sort(),
  );
});

test("words are short sentences", () => {
  for (const [id, words] of Object.entries(plainWords)) {
    expect(words, id).toMatch(/^[A-Z].*\.$/);
    expect(words.split(" ").length, id).toBeLessThan(30);
  }
});
