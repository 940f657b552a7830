import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { digestOf } from "../../src/audit/digest.js";
import { noFurtherBlocks } from "../../src/audit/further/blocks.js";
import type { Result } from "../../src/audit/result.js";
import { noStudyBlocks } from "../../src/audit/studies/blocks.js";
import { readStored } from "../../src/cli/stored-result.js";
import { renderHtml } from "../../src/renderers/html.js";
import { sections } from "../../src/sections/index.js";
import { ll144Result, stated } from "../support/ll144-result.js";

let folder: string;
let fresh: Result;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "evenhand-stored-"));
  const rows = Array.from({ length: 160 }, (_, i) => ({
    y: i % 3 === 0 ? "1" : "0",
    d: i % 5 < 2 ? "1" : "0",
    s: (i % 11) / 11,
    sex: i % 2 === 0 ? "f" : "m",
    age: i % 40,
  }));
  const audited = await audit(rows, {
    label: "y",
    prediction: "d",
    positive: "1",
    sensitive: ["sex"],
    scan: { features: ["age"] },
    model: { features: ["age"], predict: ({ age = [] }) => age.map((one) => Number(one) / 40) },
    importance: true,
    stress: true,
  });
  const { regulations } = ll144Result(stated);
  // The same rows once or twice are as good as every one of them, and sooner read.
  fresh = { ...audited, regulations, disparities: audited.disparities.slice(0, 24), robustness: audited.robustness.slice(0, 2) };
  fresh = { ...fresh, digest: digestOf({ ...fresh }) };
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stored(result: object): Promise<Awaited<ReturnType<typeof readStored>>> {
  const path = join(folder, "results.json");
  await writeFile(path, JSON.stringify(result));
  return await readStored(path);
}

const shown = (result: Result): number => sections.flatMap(({ blocks }) => blocks(result)).length;

const plain = (result: Result): Record<string, unknown> => JSON.parse(JSON.stringify(result)) as Record<string, unknown>;

test("a fresh result is read as it is, and its digest fits", async () => {
  const { result, changed } = await stored(fresh);
  expect(result).toEqual(plain(fresh));
  expect(changed).toBeNull();
});

test.each(Object.keys({ ...noFurtherBlocks, ...noStudyBlocks, waivers: [], complete: true }))(
  "a result of an older build without %s is read and shown",
  async (block) => {
    const { [block]: _gone, ...older } = plain(fresh);
    const { result, written } = await stored(older);
    const empty = { ...noFurtherBlocks, ...noStudyBlocks, waivers: [], complete: true } as Record<string, unknown>;
    expect((result as unknown as Record<string, unknown>)[block]).toEqual(empty[block]);
    expect(written).toEqual(older);
    expect(shown(result)).toBeGreaterThan(10);
  },
);

test("clauses of a text without whom they apply to: nothing is known of that, and the report is made", async () => {
  const older = JSON.parse(JSON.stringify(fresh), (key, value: unknown) => (key === "appliesTo" ? undefined : value)) as object;
  expect(JSON.stringify(older)).not.toContain("appliesTo");
  const { result } = await stored(older);
  expect(JSON.stringify(result)).toContain('"appliesTo":null');
  expect(await renderHtml(result)).toContain('id="regulations"');
});

test("every field that can be unknown may be absent, alone; every other one is named beside the versions", async () => {
  const schema = await readFile("docs/schema/result-1.json", "utf8");
  const names = new Set<string>();
  const nameAll = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (!Array.isArray(value) && schema.includes(`"${key}": {`)) names.add(key);
      nameAll(inner);
    }
  };
  nameAll(plain(fresh));
  let read = 0;
  let refused = 0;
  for (const name of names) {
    const older = JSON.parse(JSON.stringify(fresh), (key, value: unknown) => (key === name ? undefined : value)) as object;
    try {
      const { result, reading } = await stored(older);
      await reading(async () => shown(result));
      read++;
    } catch (error) {
      expect(error, name).toMatchObject({ diagnostics: [{ code: "EH100" }] });
      refused++;
    }
  }
  expect(read).toBeGreaterThan(40);
  expect(refused).toBeGreaterThan(40);
}, 120_000);

test("what is absent and never unknown is named, with the versions", async () => {
  const older = plain(fresh);
  delete (older.groups as Record<string, unknown>[])[1]!.metrics;
  await expect(stored({ ...older, tool: { ...fresh.tool, version: "0.0.9" } })).rejects.toThrow(
    /was written by evenhand 0\.0\.9, and evenhand \d+\.\d+\.\d+ cannot read it: groups\[1\]\.metrics missing/,
  );
});
