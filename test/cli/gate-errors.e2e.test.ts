import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { errorCodes } from "../../src/error-codes.js";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const dp = "{ metric: demographic_parity_difference, by: race, max: 0.1 }";
const id = "demographic_parity_difference@race";
const groups = { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } };
const waiver = (check: string, created: string, expires: string): string =>
  `waivers:\n  - { check: ${check}, owner: risk@lender.example, reason: Declines are reviewed by hand until then., created: ${created}, expires: ${expires} }\n`;

/** A folder whose check fails, and whose policy ends with these lines. */
function folderOf({ lines = "", checks = [dp] }: { readonly lines?: string; readonly checks?: readonly string[] } = {}): string {
  const folder = scratchFolder();
  peopleCsv(join(folder, "eval.csv"), groups);
  peoplePolicy(folder, checks, lines);
  writeFileSync(join(folder, "broken.json"), '{ "format": "evenhand.baseline" ');
  writeFileSync(join(folder, "file"), "");
  return folder;
}

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Texts that differ from run to run, as they are in a snapshot. */
const settled = (text: string): string =>
  text
    .replaceAll(day(5), "(in 5 days)")
    .replaceAll(day(-5), "(5 days ago)")
    .replaceAll(day(50), "(in 50 days)")
    .replaceAll(day(10), "(in 10 days)");

interface Situation {
  readonly code: keyof typeof errorCodes;
  readonly exit: number;
  readonly args: readonly string[];
  readonly folder?: Parameters<typeof folderOf>[0];
  readonly before?: readonly (readonly string[])[];
  readonly env?: Readonly<Record<string, string>>;
}

const situations: readonly Situation[] = [
  { code: "EH200", exit: 2, args: ["check", "--fail-on", "never"] },
  { code: "EH208", exit: 2, args: ["check", "--threshold", "0.4", "--no-policy"] },
  { code: "EH208", exit: 2, args: ["check", "--where", "race = 'a'", "--seed", "1"] },
  { code: "EH301", exit: 1, args: ["check", "-o", "report.pdf"], env: { EVENHAND_BROWSER: "/none" } },
  {
    code: "EH301",
    exit: 5,
    args: ["check", "-o", "report.pdf"],
    folder: { checks: ["{ metric: accuracy, min: 0.5 }"] },
    env: { EVENHAND_BROWSER: "/none" },
  },
  { code: "EH303", exit: 1, args: ["check", "-o", "file/report.html"] },
  { code: "EH401", exit: 1, args: ["check"], folder: { lines: waiver(id, "2026-01-01", "2026-02-01") } },
  {
    code: "EH403",
    exit: 1,
    args: ["check"],
    folder: { lines: waiver("accuracy", "2026-01-01", "2026-02-01"), checks: [dp, "{ metric: accuracy, min: 0.5 }"] },
  },
  { code: "EH404", exit: 0, args: ["check"], folder: { lines: waiver(id, day(-5), day(5)) } },
  { code: "EH405", exit: 2, args: ["check", "--baseline", "nowhere.json"] },
  { code: "EH406", exit: 3, args: ["check", "--baseline", "broken.json"] },
  {
    code: "EH407",
    exit: 1,
    args: ["check", "--baseline", "bare.json"],
    before: [["baseline", "save", "--no-rows", "--baseline", "bare.json"]],
  },
  { code: "EH408", exit: 2, args: ["baseline", "update", "--accept-worse"] },
  { code: "EH409", exit: 4, args: ["check"], folder: { checks: ["{ metric: accuracy, max_regression: 0.01 }"] } },
  {
    code: "EH410",
    exit: 2,
    args: ["check", "--from", "r.json"],
    folder: { checks: ["{ metric: accuracy, min: 0.5, where: \"race = 'a'\" }"] },
    before: [["check", "-o", "r.json"]],
  },
];

describe("a mistake of the gate is told in these words", () => {
  test.each(situations.map((one, i) => [`${one.code}, exit ${one.exit}`, i, one] as const))(
    "%s (%i)",
    async (_, i, { code, exit, args, folder, before = [], env = {} }) => {
      const cwd = folderOf(folder);
      for (const words of before) await runCli(words, { cwd });
      const ran = await runCli(args, { cwd, env });
      const said = ran.stderr
        .split(/^(?=(?:error|warning|note)\[)/m)
        .filter((part) => part.startsWith(`error[${code}]`) || part.startsWith(`warning[${code}]`) || part.startsWith(`note[${code}]`))
        .map((part) => part.replace(/^Wrote .*\n?/gm, ""))
        .join("");
      expect(ran.code, ran.stderr).toBe(exit);
      await expect(settled(said)).toMatchFileSnapshot(`../../fixtures/errors/gate/${code}-${i}.txt`);
      // Commands are not broken, so that they can be copied.
      expect(said.split("\n").filter((line) => line.length > 80 && !/^ {2}(help:| {5}) /.test(line))).toEqual([]);
    },
  );

  test("and explained, as every code is", async () => {
    const { explain } = await import("../../src/cli/explain.js");
    const { sessionOf } = await import("../../src/cli/session.js");
    for (const code of Object.keys(errorCodes)) {
      const parts: string[] = [];
      const stream = { write: (text: string) => void parts.push(text), isTTY: false } as unknown as NodeJS.WriteStream;
      explain(
        code,
        sessionOf(
          {},
          { argv: [], env: {}, stdin: {}, stdout: stream, stderr: stream, signal: new AbortController().signal, commandLine: "evenhand" },
        ),
      );
      expect(parts.join(""), code).toMatch(new RegExp(`^${code}: .+\n.+\n\n.{40,}`, "s"));
    }
  });
});
