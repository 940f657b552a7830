import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const data = "fixtures/mortgage/decisions.csv";
const roles = ["--positive", "approved", "--label", "outcome", "--score", "p_approved", "--threshold", "0.75", "--sensitive", "race"];

test("stress --past: what differs from a file of the past, on the screen, in the result and in the report", async () => {
  const folder = scratchFolder();
  const past = join(folder, "past.csv");
  const [head, ...lines] = readFileSync(data, "utf8").trim().split("\n");
  const income = head!.split(",").indexOf("income");
  // The first half as it is, with incomes of before a rise by half.
  const older = lines.slice(0, 1000).map((line) =>
    line
      .split(",")
      .map((cell, i) => (i === income ? String(Number(cell) / 1.5) : cell))
      .join(";"),
  );
  writeFileSync(past, `${[head!.replaceAll(",", ";"), ...older].join("\n")}\n`);
  const [json, page] = [join(folder, "drift.json"), join(folder, "drift.html")];
  const { code, stdout, stderr } = await runCli(["stress", data, ...roles, "--no-policy", "--past", past, "-o", json, "-o", page]);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("What differs from the past");
  expect(stdout).toMatch(/^ {2}income +0\.\d+ +0\.\d+ +0\.\d+ +< 0\.001\*/m);
  expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  const { drift } = JSON.parse(readFileSync(json, "utf8")) as Result;
  expect(drift).toMatchObject({ rows: { past: 1000, now: 1989 }, past: { name: past, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  expect(drift!.columns[0]!.column).toBe("income");
  expect(drift!.leftOut).toContainEqual({ column: "application_id", reason: "too_many_texts" });
  expect(readFileSync(page, "utf8")).toContain("What differs from the past");
});

test("a file of the past that is not there", async () => {
  const { code, stderr } = await runCli(["stress", data, ...roles, "--no-policy", "--past", "nowhere.csv"]);
  expect(code).not.toBe(0);
  expect(stderr).toContain("nowhere.csv");
});
