import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Result } from "../../src/audit/result.js";
import { renderHuggingface } from "../../src/renderers/huggingface.js";
import { renderIntoto } from "../../src/renderers/intoto.js";
import { renderMlaudit } from "../../src/renderers/mlaudit.js";
import { renderOscal } from "../../src/renderers/oscal.js";
import { checkRow, gatedResult } from "../support/gated-result.js";
import { hostileResult } from "../support/hostile-sample.js";
import { sampleResult } from "../support/sample-result.js";
import { pythonWith } from "./python-server.js";

// The packages of those who own the formats, in an environment of their own.
const wanted = ["compliance-trestle==5.2.0", "in-toto-attestation==0.9.3", "huggingface_hub==2.4.0"];
const passing = checkRow({ id: "accuracy", metric: "accuracy", by: null, status: "pass", action: "none", pair: null, fingerprint: "aa" });
const undecided = checkRow({ id: "auc@sex", metric: "auc", by: ["sex"], status: "inconclusive", action: "none", fingerprint: "bb" });
const results: Readonly<Record<string, Result>> = {
  audit: sampleResult(),
  check: gatedResult([checkRow(), passing, undecided]),
  hostile: hostileResult(),
};

let folder: string;
let found: Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A document with a key or value that its format does not allow, to see that the reader minds. */
function spoilt(): Readonly<Record<string, string>> {
  const check = results.check!;
  const oscal = JSON.parse(renderOscal(check));
  oscal["assessment-results"].results[0].findings[0].target.status.state = "maybe";
  const result = JSON.parse(renderIntoto(check));
  result.predicate.fairness = 1;
  const audit = JSON.parse(renderMlaudit(check));
  audit.subject[0].digest = {};
  return { "oscal.spoilt": JSON.stringify(oscal), "intoto.spoilt": JSON.stringify(result), "mlaudit.spoilt": JSON.stringify(audit) };
}

async function spoiltCard(): Promise<string> {
  const [, yaml = "", text = ""] = /^---\n(.*?)---\n(.*)$/s.exec(await renderHuggingface(results.check!)) ?? [];
  const card = parse(yaml);
  delete card["model-index"][0].results[0].dataset.type;
  return `---\n${stringify(card)}---\n${text}`;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evenhand-formats-"));
  const python = pythonWith(wanted, join(folder, "venv"), "EVENHAND_FORMATS_PYTHON");
  const files = join(folder, "files");
  mkdirSync(files);
  const write = (name: string, text: string): void => writeFileSync(join(files, name), text);
  for (const [name, result] of Object.entries(results)) {
    write(`oscal.${name}`, renderOscal(result));
    write(`mlaudit.${name}`, renderMlaudit(result));
    write(`huggingface.${name}`, await renderHuggingface(result));
    if (result.checks.length > 0) write(`intoto.${name}`, renderIntoto(result));
  }
  for (const [name, text] of Object.entries(spoilt())) write(name, text);
  write("huggingface.spoilt", await spoiltCard());
  found = JSON.parse(execFileSync(python, ["test/servers/check_exports.py", files], { encoding: "utf8" }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("OSCAL assessment results are taken by the models of compliance-trestle: an observation and a finding a limit", () => {
  expect(found["oscal.check"]).toEqual({ findings: 3, observations: 3 });
  expect(found["oscal.audit"]).toEqual({ findings: 0, observations: 0 });
  expect(found["oscal.hostile"]).not.toHaveProperty("refused");
  expect(found["oscal.spoilt"]).toHaveProperty("refused");
});

test("statements and test results are taken by the messages of in-toto-attestation, and its own validation", () => {
  expect(found["intoto.check"]).toEqual({ result: "FAILED", passed: 1, warned: 1, failed: 1, configuration: 1 });
  for (const name of Object.keys(results)) expect(found[`mlaudit.${name}`]).toEqual({ subjects: expect.any(Number) });
  expect(found["intoto.spoilt"]).toHaveProperty("refused");
  expect(found["mlaudit.spoilt"]).toHaveProperty("refused");
});

test("model cards are read by huggingface_hub, every metric of every group, and are the same when it writes them again", () => {
  for (const name of Object.keys(results)) expect(found[`huggingface.${name}`]).toMatchObject({ same_again: true });
  expect(found["huggingface.check"]).toMatchObject({ metrics: expect.arrayContaining(["selection_rate", "accuracy"]) });
  expect(found["huggingface.spoilt"]).toHaveProperty("refused");
});
