import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BlockKind } from "../../src/sections/block.js";
import { sections } from "../../src/sections/index.js";

const folder = new URL("../../templates/", import.meta.url);
const templates = readdirSync(folder);

/** The compiler asks for every kind here, and refuses one that is not. */
const kinds: Readonly<Record<BlockKind, true>> = {
  heading: true,
  text: true,
  list: true,
  facts: true,
  table: true,
  dots: true,
  forest: true,
  heat: true,
  curves: true,
  waterfall: true,
  slope: true,
  decision: true,
  signatures: true,
  seal: true,
  code: true,
  messages: true,
};

test("there is one template for each kind of block, and the pages, their style and their brand", () => {
  expect([...templates].sort()).toEqual(
    [...Object.keys(kinds), "report", "site-page", "summary", "style", "brand", "brand-style"].map((name) => `${name}.hbs`).sort(),
  );
});

test.each(templates)("%s escapes everything and decides nothing", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  expect(text).not.toContain("{{{");
  expect(text).not.toContain("{{&");
  const tags = [...text.matchAll(/\{\{[#/]?([\w.@]+)/g)]
    .map(([tag, word]) => (tag!.startsWith("{{#") ? word : null))
    .filter((word) => word !== null);
  expect(tags.every((word) => word === "each" || word === "if")).toBe(true);
});

test("a section's id is its file's name", () => {
  const files = readdirSync(new URL("../../src/sections/", import.meta.url)).map((name) => name.replace(".ts", ""));
  for (const { id } of sections) expect(files).toContain(id);
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
});
