import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contrasts } from "../src/contrasts/index.js";
import { disparities } from "../src/disparities/index.js";
import { metrics } from "../src/metrics/index.js";
import type { Metric } from "../src/metrics/kind/metric.js";
import { sections } from "../src/sections/index.js";

const kebab = (id: string): string => id.replaceAll("_", "-");

interface Part {
  readonly id: string;
  readonly aliases: readonly string[];
}

const shelves: Readonly<Record<string, readonly Part[]>> = { metrics, contrasts, disparities };

/** Modules of a folder that export a part of theirs: an object with an id, a title and a source. */
async function partsIn(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const file of readdirSync(`src/${folder}`).filter((name) => name.endsWith(".ts") && name !== "index.ts")) {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ resolve("src", folder, file));
    for (const value of Object.values(exported)) {
      if (typeof value === "object" && value !== null && "id" in value && "source" in value && "aliases" in value)
        found.set((value as Part).id, file);
    }
  }
  return found;
}

test.each(Object.keys(shelves))("every part in src/%s is listed, in a file of its name", async (folder) => {
  const files = await partsIn(folder);
  expect([...files.keys()].sort()).toEqual(shelves[folder]!.map(({ id }) => id).sort());
  for (const [id, file] of files) expect(file, id).toBe(`${kebab(id)}.ts`);
});

test("ids and aliases are snake_case and mean one thing", () => {
  const all = Object.values(shelves).flat();
  const seen = new Map<string, string>();
  for (const { id, aliases } of all) {
    for (const name of [id, ...aliases]) {
      expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(seen.get(name), `${name} of ${id}`).toBeUndefined();
      seen.set(name, id);
    }
  }
});

test("every part says what it is, how it is computed and where that is written", () => {
  for (const part of [...metrics, ...contrasts, ...disparities]) {
    expect(part.title.length, part.id).toBeGreaterThan(3);
    expect(part.formula.length, part.id).toBeGreaterThan(3);
    // A year, or a section of a law.
    expect(part.source, part.id).toMatch(/\b(1[89]|20)\d\d\b|§/);
    const [from, to] = part.range;
    if (from !== null && to !== null) expect(from, part.id).toBeLessThan(to);
  }
});

test("a contrast of equal groups is its ideal, and its range holds its values", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (x, y) => {
      for (const { id, of, ideal, range, comparator } of contrasts) {
        if (x > 0) expect(of(x, x), id).toBe(ideal);
        const value =
          comparator === "best"
            ? of(Math.min(x, y), Math.max(x, y))
            : id === "difference"
              ? of(Math.max(x, y), Math.min(x, y))
              : id === "ratio"
                ? of(Math.min(x, y), Math.max(x, y))
                : of(x, y);
        if (value === null) continue;
        expect(value >= (range[0] ?? -Infinity) && value <= (range[1] ?? Infinity), `${id} ${value}`).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("a metric that is a share of people can be said in natural frequencies", () => {
  for (const { sentence, unit, id } of metrics as readonly Metric[]) {
    if (sentence === null) continue;
    expect(unit, id).toBe("proportion");
    expect(`of 100 ${sentence.among}, 57 ${sentence.event}`, id).not.toMatch(/undefined|\.$/);
  }
});

test("sections have ids of their own that are their files' names", () => {
  const files = new Set(readdirSync("src/sections").map((name) => name.replace(/\.ts$/, "")));
  expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
  for (const { id } of sections) expect(files.has(id), id).toBe(true);
});
