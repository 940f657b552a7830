import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const roles = ["--label", "outcome", "--positive", "approved", "--prediction", "predicted", "--sensitive", "race", "--no-policy"];
const disturbed = ["--perturb", "gaussian_noise,missing_values,category_noise", "--severity", "1,3", "--repeats", "2", "--rows", "400"];

/** A model in this process that notes how many rows it was asked about, and interrupts its own run after so many questions. */
const slow = `
import { appendFileSync } from "node:fs";
let calls = 0;
export const features = ["debt_ratio", "loan_to_price", "race"];
export async function predict({ debt_ratio, loan_to_price, race }) {
  calls++;
  appendFileSync(process.env.COUNTED, debt_ratio.length + "\\n");
  if (calls === Number(process.env.STOP_AT)) process.kill(process.pid, process.env.STOP_BY ?? "SIGINT");
  await new Promise((done) => setTimeout(done, 5));
  return debt_ratio.map((debt, i) => 1 / (1 + Math.exp((debt ?? 30) / 20 + (loan_to_price[i] ?? 80) / 100 - (race[i] === "White" ? 4 : 3))));
}
`;

/** Runs of one command with one cache, and what each asked and wrote. */
function runs(asked: readonly string[]) {
  const [folder, cache] = [scratchFolder(), scratchFolder()];
  const module = join(folder, "model.mjs");
  writeFileSync(module, slow);
  return async (name: string, env: Record<string, string>, more: readonly string[] = ["--keep-answers"]) => {
    const [out, counted] = [join(folder, `${name}.json`), join(folder, `${name}.counted`)];
    writeFileSync(counted, "");
    const args = ["stress", "fixtures/mortgage/decisions.csv", ...roles, ...asked, "--model", `module:${module}`, ...more];
    const { code, stderr } = await runCli([...args, "-o", `json:${out}`, "--no-manifest"], {
      env: { XDG_CACHE_HOME: cache, COUNTED: counted, ...env },
    });
    const rows = readFileSync(counted, "utf8")
      .split("\n")
      .reduce((sum, line) => sum + Number(line), 0);
    return { code, stderr, rows, out, read: () => JSON.parse(readFileSync(out, "utf8")) as Result };
  };
}

test("an interrupted stress run of a model in this process goes on where it stopped with --keep-answers, to the same bytes", async () => {
  const run = runs(disturbed);
  const stopped = await run("stopped", { STOP_AT: "20" });
  expect([stopped.code, existsSync(stopped.out)], stopped.stderr).toEqual([130, false]);
  const resumed = await run("resumed", {});
  expect(resumed.code, resumed.stderr).toBe(0);
  expect(resumed.stderr).toMatch(/[\d,]+ rows of those asked about were known before\./);
  const whole = await run("whole", { XDG_CACHE_HOME: scratchFolder() }, []);
  expect(whole.code, whole.stderr).toBe(0);
  // What was answered before the stop is not asked again, but for the rows that show that the model is the same.
  expect(resumed.rows).toBeLessThan(whole.rows - 0.8 * stopped.rows);
  const [a, b] = [resumed.read(), whole.read()];
  expect(a.digest).toBe(b.digest);
  const { run: _a, outputs: _x, ...found } = a;
  const { run: _b, outputs: _y, ...expected } = b;
  expect(JSON.stringify(found)).toBe(JSON.stringify(expected));
});

test("the search for near decisions killed on its way, the answers of which are kept, goes on to the same bytes", async () => {
  const run = runs(["--perturb", "none", "--no-serving", "--adversarial", "20", "--rows", "100", "--no-worst-case", "--immutable", "race"]);
  const killed = await run("killed", { STOP_AT: "10", STOP_BY: "SIGKILL" });
  expect([killed.code, existsSync(killed.out)], killed.stderr).toEqual([null, false]);
  const resumed = await run("resumed", {});
  expect(resumed.code, resumed.stderr).toBe(0);
  const whole = await run("whole", { XDG_CACHE_HOME: scratchFolder() }, []);
  expect(whole.code, whole.stderr).toBe(0);
  expect(resumed.rows).toBeLessThan(whole.rows - 0.8 * killed.rows);
  const [a, b] = [resumed.read(), whole.read()];
  expect(a.adversarial!.rows).toBe(20);
  expect(a.adversarial!.everybody.flipped).toBeGreaterThan(2);
  expect(a.digest).toBe(b.digest);
  expect(JSON.stringify(a.adversarial)).toBe(JSON.stringify(b.adversarial));
});
