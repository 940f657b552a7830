import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { type Reaction, type StandIn, sendJson, standIn } from "../models/http/stand-in.js";
import { builtCli, runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const scored: Reaction = ({ body }, response) => {
  const rows = JSON.parse(body.toString()) as readonly { readonly debt_ratio: number | null }[];
  sendJson(response, { scores: rows.map(({ debt_ratio }) => Math.max(0, 1 - (debt_ratio ?? 50) / 100)) });
};
const args = (url: string, out: string): string[] => [
  ...[
    "importance",
    "fixtures/mortgage/decisions.csv",
    "--label",
    "outcome",
    "--positive",
    "approved",
    "--sensitive",
    "race",
    "--no-policy",
  ],
  ...["--prediction", "predicted", "--only", "debt_ratio,loan_to_price", "--repeats", "2", "--max-repeats", "2", "--of", "auc"],
  ...["--model", `http:${url}/score`, "-o", `json:${out}`, "--no-manifest"],
];

/** Rows that the server was asked about. */
const rowsOf = ({ received }: StandIn): number =>
  received.reduce((sum, { body }) => sum + (JSON.parse(body.toString()) as unknown[]).length, 0);

/** The command, interrupted when the server holds an answer back after so many questions. */
async function interrupted(server: StandIn & { hold: (() => void) | null }, out: string, cache: string, more: readonly string[] = []) {
  const child = spawn(process.execPath, [builtCli(), ...args(server.url, out), ...more], {
    env: { PATH: process.env.PATH!, HOME: process.env.HOME!, XDG_CACHE_HOME: cache },
  });
  server.hold = () => setTimeout(() => child.kill("SIGINT"), 100);
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const code = await new Promise((done) => child.on("close", done));
  server.hold = null;
  return { code, stderr };
}

/** A server that answers eight questions and holds the next ones back while `hold` is set. */
async function holding(): Promise<StandIn & { hold: (() => void) | null }> {
  const state: { hold: (() => void) | null } = { hold: null };
  const server = await standIn((received, response, count) => {
    if (count <= 8 || state.hold === null) return scored(received, response, count);
    if (count === 9) state.hold();
  });
  return Object.assign(state, server);
}

test("Ctrl-C while a model elsewhere is asked loses nothing: the same command goes on from there", async () => {
  const [folder, cache] = [scratchFolder(), scratchFolder()];
  const out = join(folder, "out.json");
  const server = await holding();
  const stopped = await interrupted(server, out, cache);
  expect([stopped.code, existsSync(out)]).toEqual([130, false]);
  expect(stopped.stderr).toContain("interrupted; no outputs written");
  expect(stopped.stderr).toMatch(/The model is asked about roughly 9,945 rows[^.]*\. At [\d,]+ rows? a second, that is/);
  const before = rowsOf(server);
  const resumed = await runCli(args(server.url, out), { env: { XDG_CACHE_HOME: cache } });
  expect(resumed.code, resumed.stderr).toBe(0);
  const after = rowsOf(server) - before;
  const fromNothing = await runCli(args(server.url, join(folder, "whole.json")), { env: { XDG_CACHE_HOME: scratchFolder() } });
  expect(fromNothing.code, fromNothing.stderr).toBe(0);
  // The rows of the data were answered before the stop, and are not asked about again.
  expect(rowsOf(server) - before - after - after).toBeGreaterThan(1900);
  const [a, b] = [out, join(folder, "whole.json")].map((path) => JSON.parse(readFileSync(path, "utf8")) as Result);
  expect(a!.digest).toBe(b!.digest);
  expect(a!.run.asking!.remembered).toBeGreaterThan(1900);
  expect(resumed.stderr).toMatch(/The model answered for [\d,]+ rows in \d+ questions \(.* sent\); [\d,]+ rows known before\./);
});

test("--partial writes what is there, says that it is not complete and what is missing", async () => {
  const [folder, cache] = [scratchFolder(), scratchFolder()];
  const out = join(folder, "out.json");
  const { code, stderr } = await interrupted(await holding(), out, cache, ["--partial"]);
  expect(stderr).toContain("interrupted; writing what is there");
  expect(code).toBe(130);
  const result = JSON.parse(readFileSync(out, "utf8")) as Result;
  expect(result.complete).toBe(false);
  expect(result.importance).toBeNull();
  expect(result.groups.length).toBeGreaterThan(3);
  expect(result.diagnostics.filter(({ code }) => code === "EH308").map(({ message }) => message)).toContain(
    "importance was not finished, and is not in this result: the run was interrupted",
  );
});
