import { appendFileSync, cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { opensslAuthority } from "../support/openssl-authority.js";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 30, fp: 20, fn: 10, tn: 40 }, b: { tp: 20, fp: 10, fn: 15, tn: 55 } };

test("signatures are stamped by an authority that the user asks; later signatures do not break the stamp", async () => {
  const cwd = scratchFolder();
  const run = (line: string) => runCli(line.split(" "), { cwd });
  peopleCsv(join(cwd, "eval.csv"), groups);
  await run("audit eval.csv --label y --prediction yhat --positive 1 --sensitive race --no-policy -o r.json");
  for (const role of ["developer", "validator"]) await run(`keygen ${role}`);
  await run("sign r.json --key developer.pem --role developer");
  expect((await run("timestamp check r.intoto.jsonl")).stderr).toContain("error[EH506]");
  expect((await run("timestamp request r.intoto.jsonl")).stdout).toContain("--data-binary @r.intoto.jsonl.tsq");
  opensslAuthority(cwd).answer("r.intoto.jsonl.tsq", "r.intoto.jsonl.tsr");
  const checked = await run("timestamp check r.intoto.jsonl --ca ca.pem");
  expect([checked.code, checked.stdout]).toEqual([
    0,
    expect.stringMatching(/^Yes: r\.intoto\.jsonl existed before 20.+Z, signed by CN=Test_Stamps\n/),
  ]);
  expect((await run("timestamp check r.intoto.jsonl")).stdout).toContain("Nobody vouched for the authority");

  await run("sign r.json --key validator.pem --role validator");
  const verified = await run("verify r.json --tsa-ca ca.pem --require-timestamp --json");
  const { answer, timestamps, notProven } = JSON.parse(verified.stdout);
  expect([verified.code, answer, timestamps]).toEqual([
    0,
    "yes",
    [expect.objectContaining({ status: "trusted", of: "r.intoto.jsonl (first 1 of 2 lines)" })],
  ]);
  expect(notProven.join(" ")).not.toContain("When it was signed");
  expect((await run("verify r.json --require-timestamp")).code).toBe(1);

  cpSync(join(cwd, "r.intoto.jsonl.tsr"), join(cwd, "r.manifest.json.tsr"));
  const moved = await run("verify r.json --json");
  expect([moved.code, JSON.parse(moved.stdout).kind]).toEqual([1, "timestamp"]);
  writeFileSync(join(cwd, "empty.pem"), "");
  expect((await run("timestamp check r.json --ca empty.pem")).stderr).toContain("error[EH506]: empty.pem holds no certificate");
  appendFileSync(join(cwd, "r.intoto.jsonl"), readFileSync(join(cwd, "r.intoto.jsonl"), "utf8").slice(0, 10));
  expect((await run("verify r.json -q")).code).toBe(1);
});
