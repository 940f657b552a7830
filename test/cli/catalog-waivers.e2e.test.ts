import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } };
const gap = "demographic_parity_difference@race";
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const waiver = (expires: string) =>
  `waivers:\n  - { check: "${gap}", owner: risk, reason: "the retrained model ships in March", created: "${day(-60)}", expires: "${expires}" }\n`;

test("a failed check keeps a version from going live until a waiver lets it through, signed as the card says, and no longer than that", async () => {
  const cwd = scratchFolder();
  const run = async (line: string) => {
    const ran = await runCli(line.split(" "), { cwd, env: { EVENHAND_ACTOR: "ada" } });
    return { ...ran, stderr: ran.stderr.replace(/\s+/g, " ") };
  };
  const limit = `{ metric: demographic_parity_difference, by: race, max: 0.1 }`;
  peopleCsv(join(cwd, "eval.csv"), groups);
  peoplePolicy(cwd, [limit]);
  for (const name of ["ada", "eve"]) await run(`keygen ${name}`);
  await run("catalog add credit --owner risk --version-id v1 --waive risk-officer");
  await run("catalog add-person eve --key eve.pub.pem --roles risk-officer");

  expect((await run("check -o r.json --catalog-as credit")).code).toBe(1);
  const failed = await run("catalog stage credit v1 live");
  expect([failed.code, failed.stderr]).toEqual([
    2,
    expect.stringContaining("the last check of credit v1 is: fail, so that it cannot be live"),
  ]);
  expect((await run("catalog stage credit v1 validated")).code).toBe(0);
  expect((await run(`catalog waive credit ${gap} --key eve.pem --role risk-officer`)).stderr).toContain(`used no waiver of ${gap}`);

  peoplePolicy(cwd, [limit], waiver(day(30)));
  expect((await run("check -o r.json --catalog-as credit")).code).toBe(0);
  expect((await run("catalog stage credit v1 approved")).stderr).toContain(`the waiver of ${gap} is not signed as risk-officer`);
  expect((await run(`catalog waive credit ${gap} --key ada.pem --role risk-officer`)).stderr).toContain("has not the role risk-officer");
  expect((await run("catalog waive credit demographic_parity --key eve.pem --role risk-officer")).stderr).toContain(gap);
  const agreed = await run(`catalog waive credit ${gap} --key eve.pem --role risk-officer --name Eve`);
  expect([agreed.code, agreed.stdout]).toEqual([
    0,
    expect.stringContaining("Its reason: the retrained model ships in March; risk is responsible for it"),
  ]);
  expect((await run(`catalog waive credit ${gap} --key eve.pem --role risk-officer`)).stderr).toContain("eve has signed already");
  expect((await run("catalog stage credit v1 live")).stdout).toBe("credit v1: validated to live\n");
  await run("site");
  expect(readFileSync(join(cwd, "site/compliance.html"), "utf8")).toContain("signed as risk-officer, key ");

  // The same waiver in a later check needs no new signature; after its last day the check has to be made again.
  await run("catalog stage credit v1 validated");
  await run("check -o r2.json --catalog-as credit");
  expect((await run("catalog stage credit v1 approved")).code).toBe(0);
  await run("catalog stage credit v1 validated");
  const place = join(cwd, ".evenhand/audits/credit");
  for (const file of readdirSync(place)) {
    const text = readFileSync(join(place, file), "utf8");
    writeFileSync(join(place, file), text.replaceAll(day(30), day(-1)));
  }
  expect((await run("catalog stage credit v1 live")).stderr).toContain(`the waiver of ${gap} ended on ${day(-1)}`);
  const signature = readdirSync(join(cwd, ".evenhand/waivers/credit")).find((file) => file.endsWith(".signed.json"))!;
  writeFileSync(join(cwd, ".evenhand/waivers/credit", signature), "{}\n");
  expect((await run("catalog list")).stderr).toContain("is not a signature under a waiver that holds");
}, 180_000);
