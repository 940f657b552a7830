import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { peopleCsv } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const groups = { a: { tp: 30, fp: 20, fn: 10, tn: 40 }, b: { tp: 20, fp: 10, fn: 15, tn: 55 } };
const audit = "audit eval.csv --label y --prediction yhat --positive 1 --sensitive race --no-policy -o";
type Files = ReadonlyMap<string, string | Uint8Array>;
let made: Promise<Files> | null = null;

/** An audit that somebody signed, and keys; made once. */
async function signedAudit(): Promise<Files> {
  const cwd = scratchFolder();
  const run = (line: string, env = {}) => runCli(line.split(" "), { cwd, env });
  peopleCsv(join(cwd, "eval.csv"), groups);
  await run(`${audit} r.json`);
  await run("keygen me");
  await run("keygen locked", { EVENHAND_KEY_PASSPHRASE: "correct horse" });
  await run("sign r.json --key me.pem --role developer");
  const names = ["eval.csv", "r.json", "r.manifest.json", "r.intoto.jsonl", "me.pem", "me.pub.pem", "locked.pem", "locked.pub.pem"];
  return new Map(names.map((name) => [name, readFileSync(join(cwd, name))]));
}

interface Situation {
  readonly code: string;
  readonly exit: number;
  readonly name: string;
  readonly line: string;
  /** Files changed before, by their text. */
  readonly change?: (text: (name: string) => string) => Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

const model = "id: credit\ntitle: Credit\nowner: risk@lender.example\nrequire: [validator]\nversions: [{ version: v1 }]\n";
const situations: readonly Situation[] = [
  { code: "EH501", exit: 2, name: "locked", line: "sign r.json --key locked.pem --role validator" },
  {
    code: "EH501",
    exit: 2,
    name: "wrong-passphrase",
    line: "sign r.json --key locked.pem --role validator",
    env: { EVENHAND_KEY_PASSPHRASE: "wrong" },
  },
  { code: "EH501", exit: 2, name: "private-for-public", line: "verify r.json --keys me.pem" },
  { code: "EH501", exit: 2, name: "written-over", line: "keygen me" },
  { code: "EH502", exit: 2, name: "two-roles", line: "sign r.json --key me.pem --role validator" },
  { code: "EH503", exit: 3, name: "no-manifest", line: "verify other.json" },
  {
    code: "EH503",
    exit: 3,
    name: "edited-manifest",
    line: "sign r.json --key me.pem --role validator",
    change: (text) => ({ "r.manifest.json": text("r.manifest.json").replace("eval.csv", "evil.csv") }),
  },
  {
    code: "EH504",
    exit: 3,
    name: "edited-result",
    line: "bundle r.json -o b.tar",
    change: (text) => ({ "r.json": text("r.json").replace('"confidence": 0.95', '"confidence": 0.99') }),
  },
  {
    code: "EH505",
    exit: 3,
    name: "broken-log",
    line: "log append run r.json",
    change: () => ({ ".evenhand/audit-log.jsonl": "not an entry\n" }),
  },
  { code: "EH506", exit: 3, name: "no-response", line: "timestamp check r.json" },
  { code: "EH507", exit: 3, name: "no-catalog", line: "catalog list" },
  { code: "EH507", exit: 3, name: "no-such-model", line: "catalog show credt", change: () => ({ ".evenhand/models/credit.yml": model }) },
  {
    code: "EH508",
    exit: 2,
    name: "not-audited",
    line: "catalog stage credit v1 live",
    change: () => ({ ".evenhand/models/credit.yml": model }),
  },
];

test.each(situations.map((one) => [one.code, one.exit, one.name, one] as const))(
  "%s, exit %i, is told in these words: %s",
  async (code, exit, name, { line, change, env = {} }) => {
    made ??= signedAudit();
    const files = await made;
    const cwd = scratchFolder();
    const changed = change?.((file) => Buffer.from(files.get(file)!).toString("utf8")) ?? {};
    for (const [file, content] of [...files, ...Object.entries(changed)]) {
      mkdirSync(join(cwd, file, ".."), { recursive: true });
      writeFileSync(join(cwd, file), content, { mode: 0o600 });
    }
    const ran = await runCli(line.split(" "), { cwd, env });
    expect(ran.code, ran.stderr).toBe(exit);
    expect(ran.stderr).toContain(`error[${code}]`);
    await expect(ran.stderr).toMatchFileSnapshot(`../../fixtures/errors/seals/${code}-${name}.txt`);
  },
);
