import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contrasts } from "../src/contrasts/index.js";
import { disparities } from "../src/disparities/index.js";
import { engines } from "../src/engines/index.js";
import { metrics } from "../src/metrics/index.js";
import type { Metric } from "../src/metrics/kind/metric.js";
import { perturbations } from "../src/perturbations/index.js";
import { readers } from "../src/readers/index.js";
import type { Reader } from "../src/readers/reader.js";
import { renderers } from "../src/renderers/index.js";
import type { Renderer } from "../src/renderers/renderer.js";
import { sections } from "../src/sections/index.js";
import type { Section } from "../src/sections/section.js";
import { sampleResult } from "./support/sample-result.js";

const kebab = (id: string): string => id.replaceAll("_", "-");

interface Part {
  readonly id: string;
  readonly aliases: readonly string[];
}

const shelves: Readonly<Record<string, readonly Part[]>> = { metrics, contrasts, disparities, perturbations };

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

/** Every object that modules of a folder, and of the folders in it, export and that has all of these keys; with the file of each. */
async function exportedWith<Found>(folder: string, keys: readonly string[]): Promise<ReadonlyMap<Found, string>> {
  const found = new Map<Found, string>();
  const files = readdirSync(`src/${folder}`, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".ts") && name !== "index.ts")) {
    const exported: Record<string, unknown> = await import(/* @vite-ignore */ resolve("src", folder, file));
    for (const value of Object.values(exported))
      if (typeof value === "object" && value !== null && keys.every((key) => key in value)) found.set(value as Found, file);
  }
  return found;
}

test("every section is shown, under an id that is its file's name", async () => {
  const found = await exportedWith<Section>("sections", ["id", "title", "blocks"]);
  expect([...found.keys()].map(({ id }) => id).sort()).toEqual(sections.map(({ id }) => id).sort());
  for (const [{ id }, file] of found) expect(file).toBe(`${id}.ts`);
});

test("every renderer can be asked for, by an id and an extension of its own", async () => {
  const found = await exportedWith<Renderer>("renderers", ["id", "extension", "render"]);
  const said = ({ id, extension }: Renderer): string => `${id} ${extension}`;
  expect([...found.keys()].map(said).sort()).toEqual(renderers.map(said).sort());
  expect(new Set(renderers.map(({ id }) => id)).size).toBe(renderers.length);
});

test("every reader is found by its format, and no extension means two", async () => {
  const found = await exportedWith<Reader>("readers", ["format", "extensions", "sniff", "read"]);
  expect(new Set(found.keys())).toEqual(new Set(Object.values(readers)));
  for (const [format, reader] of Object.entries(readers)) expect(reader.format).toBe(format);
  const extensions = Object.values(readers).flatMap((reader) => reader.extensions);
  expect(new Set(extensions).size).toBe(extensions.length);
});

test("every engine has the file of its name", () => {
  const files = readdirSync("src/engines");
  for (const [id, { title }] of Object.entries(engines)) {
    expect(files).toContain(`${id}.ts`);
    expect(title.length).toBeGreaterThan(10);
  }
  expect(files.filter((name) => files.includes(name.replace(/\.ts$/, "")) && name.endsWith(".ts")).sort()).toEqual(
    Object.keys(engines)
      .map((id) => `${id}.ts`)
      .sort(),
  );
});

const size = fc.oneof(fc.constant(0), fc.nat({ max: 60 }), fc.nat({ max: 5000 }));
const person = (sex: string) => fc.record({ at: fc.constant([sex]), tp: size, fp: size, fn: size, tn: size });

test("on any counts, values are in the range that their metric, contrast or disparity states, and what has no value has a reason", () => {
  const rangeOf = new Map([...metrics, ...contrasts, ...disparities].map(({ id, range }) => [id as string, range]));
  const expectWithin = (id: string, value: number | null, reason: string | null, told: string): void => {
    expect(value === null, told).toBe(reason !== null);
    const [least, most] = rangeOf.get(id)!;
    // Sums of products may miss the end of a range by the last bits.
    if (value !== null) expect(value >= (least ?? -Infinity) - 1e-9 && value <= (most ?? Infinity) + 1e-9, `${told} ${value}`).toBe(true);
  };
  fc.assert(
    fc.property(fc.tuple(person("f"), person("m"), person("x")), (people) => {
      const result = sampleResult({ attributes: ["sex"], people });
      for (const group of result.groups)
        for (const [id, { value, reason }] of Object.entries(group.metrics)) expectWithin(id, value, reason, id);
      for (const { id, contrast, value, reason } of result.disparities) {
        const name = id.split("@")[0]!;
        expectWithin(rangeOf.has(name) ? name : contrast, value, reason, id);
      }
    }),
    { numRuns: 25 },
  );
});
