import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openData } from "../../src/audit/open-data.js";
import { runAudit } from "../../src/audit/run.js";
import { readPolicy } from "../../src/policy/read-policy.js";
import { rng } from "../../src/stats/rng.js";

const folder = mkdtempSync(join(tmpdir(), "evenhand-policy-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const random = rng(4, "scores");
const people = Array.from({ length: 120 }, (_, i) => ({
  group: i % 2 === 0 ? "a" : "b",
  p: Math.round(random.next() * 999 + 0.5) / 1000,
  y: random.below(2),
}));

const written = (name: string, score: (p: number) => number): string => {
  const path = join(folder, name);
  writeFileSync(path, `group,y,s\n${people.map(({ group, y, p }) => `${group},${y},${score(p)}`).join("\n")}\n`);
  return path;
};

async function audited(path: string, transform: string, engine: "memory" | "duckdb") {
  const policy = await readPolicy(
    `version: 1\ndata: { transform: { score: ${transform} } }\ncolumns: { label: y, score: s, sensitive: [group] }\noutcome: { positive: 1, favorable: positive, threshold: 50% }\nstats: { resamples: 200 }\n`,
    "evenhand.yml",
  );
  await using opened = await openData({ kind: "files", patterns: [path] }, { engine });
  return await runAudit(opened, policy.request);
}

describe.each(["memory", "duckdb"] as const)("data.transform, counted by %s", (engine) => {
  test.each([
    ["sigmoid", (p: number) => Math.log(p / (1 - p))],
    ["percent", (p: number) => p * 100],
  ] as const)("%s gives the numbers of the probabilities themselves", async (transform, score) => {
    const plain = await audited(
      written("p.csv", (p) => p),
      "none",
      engine,
    );
    const scaled = await audited(written(`${transform}.csv`, score), transform, engine);
    expect(scaled.diagnostics.filter(({ code }) => code === "EH115").map(({ level }) => level)).toEqual(["note"]);
    for (const [i, row] of plain.groups.entries()) {
      for (const metric of ["selection_rate", "true_positive_rate", "auc", "brier_score", "mean_score", "expected_calibration_error"]) {
        const [a, b] = [row.metrics[metric]!, scaled.groups[i]!.metrics[metric]!];
        expect(b.value, metric).toBeCloseTo(a.value!, 10);
      }
    }
    expect(scaled.plan.prediction?.positive).toEqual([`${transform} >= 0.5`]);
  });
});

describe("data.expect", () => {
  const path = written("expected.csv", (p) => p);
  const sha256 = createHash("sha256").update(readFileSync(path)).digest("hex");
  const open = async (expectation: { rowsMin?: number; sha256?: string }) => {
    await using opened = await openData({ kind: "files", patterns: [path] }, { expect: expectation });
    return opened.engine.rows;
  };

  test("lets the data through that are as they should be", async () => {
    expect(await open({ rowsMin: 120, sha256 })).toBe(120);
  });

  test("refuses a truncated and a swapped file, with exit 3 and both reasons at once", async () => {
    await expect(open({ rowsMin: 121, sha256: "0".repeat(64) })).rejects.toMatchObject({
      code: "EH131",
      exitCode: 3,
      diagnostics: [
        { message: `${path} has 120 rows, at least 121 are expected` },
        { message: `${path} is another file than is expected: its sha256 is ${sha256}`, help: [`data.expect.sha256: "${sha256}"`] },
      ],
    });
  });
});
