import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { digestOf } from "../../src/audit/digest.js";
import type { Result } from "../../src/audit/result.js";
import { renderCyclonedx } from "../../src/renderers/cyclonedx.js";
import { namedUuid } from "../../src/renderers/exports/named-uuid.js";
import { renderHuggingface } from "../../src/renderers/huggingface.js";
import { renderers, renderReport } from "../../src/renderers/index.js";
import { renderIntoto } from "../../src/renderers/intoto.js";
import { renderMlaudit } from "../../src/renderers/mlaudit.js";
import { renderModelcard } from "../../src/renderers/modelcard.js";
import { renderOscal } from "../../src/renderers/oscal.js";
import { checkRow, gatedResult } from "../support/gated-result.js";
import { hostileResult } from "../support/hostile-sample.js";
import { sampleResult } from "../support/sample-result.js";

const audited = sampleResult();
const passing = checkRow({
  id: "accuracy",
  metric: "accuracy",
  by: null,
  status: "pass",
  action: "none",
  pair: null,
  requirement: { op: ">=", limit: 0.7, warn: null },
  fingerprint: "aa",
});
const undecided = checkRow({
  id: "auc@sex",
  metric: "auc",
  by: ["sex"],
  status: "inconclusive",
  action: "none",
  requirement: { op: "in", limit: [0.4, 0.6], warn: null },
  fingerprint: "bb",
});
const gated = gatedResult([checkRow(), passing, undecided]);
const hostile = hostileResult();
const bare: Result = { ...audited, groups: [], disparities: [], inputs: [], plan: { ...audited.plan, attributes: [], groupings: [] } };
const all: readonly (readonly [string, Result])[] = [
  ["an audit", audited],
  ["a check", gated],
  ["hostile names", hostile],
  ["nothing measured", bare],
];

const require = createRequire(import.meta.url);
const folder = require.resolve("@cyclonedx/cyclonedx-library/package.json").replace("package.json", "res/schema/");
const schemaAt = (path: string): object => JSON.parse(readFileSync(path, "utf8"));

function cyclonedxSchema() {
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  for (const name of ["spdx", "jsf-0.82", "cryptography-defs"])
    ajv.addSchema(schemaAt(`${folder}${name}.SNAPSHOT.schema.json`), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return ajv.compile(schemaAt(`${folder}bom-1.7.SNAPSHOT.schema.json`));
}

describe("CycloneDX 1.7", () => {
  const validate = cyclonedxSchema();
  test.each(all)("%s is valid by the schema that its library ships", (_, result) => {
    const bom = JSON.parse(renderCyclonedx(result));
    expect(validate(bom), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    const refs = [...JSON.stringify(bom).matchAll(/"bom-ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(new Set(refs).size).toBe(refs.length);
  });

  test("would not pass with a key that it does not know", () => {
    expect(validate({ ...JSON.parse(renderCyclonedx(gated)), fairness: 1 })).toBe(false);
  });

  test("holds each number as a text, and limits with what was found of them", () => {
    const bom = JSON.parse(renderCyclonedx(gated));
    const { performanceMetrics } = bom.components[0].modelCard.quantitativeAnalysis;
    const black = gated.groups.find(({ group }) => group.race === "Black" && Object.keys(group).length === 1)!;
    expect(performanceMetrics).toContainEqual({
      type: "selection_rate",
      value: String(black.metrics.selection_rate!.value),
      slice: "race=Black",
      confidenceInterval: {
        lowerBound: String(black.metrics.selection_rate!.lower),
        upperBound: String(black.metrics.selection_rate!.upper),
      },
    });
    const { map } = bom.declarations.attestations[0];
    expect(map.map(({ conformance }: { conformance: { score?: number } }) => conformance.score)).toEqual([0, 1, undefined]);
    expect(map[0].counterClaims).toEqual(["claim-1"]);
    expect(map[2].conformance.rationale).toMatch(/^cannot be determined \(inconclusive\)/);
    expect(bom.definitions.standards[0].requirements[2].title).toBe("auc of sex from 0.4 to 0.6");
    expect(bom.declarations.affirmation).toBeUndefined();
    expect(JSON.parse(renderCyclonedx(audited)).declarations).toBeUndefined();
  });
});

describe("model card toolkit 0.0.2", () => {
  // "#definitions/graphic" of the schema lacks a slash.
  const text = readFileSync("fixtures/schemas/model-card-0.0.2.schema.json", "utf8").replace(
    '"#definitions/graphic"',
    '"#/definitions/graphic"',
  );
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(text));
  test.each(all)("%s is valid by the schema that its package ships", (_, result) => {
    expect(validate(JSON.parse(renderModelcard(result))), JSON.stringify(validate.errors)).toBe(true);
  });

  test("has no thresholds, which there mean another thing, and says what could not be judged", () => {
    const card = JSON.parse(renderModelcard(gated));
    expect(JSON.stringify(card.quantitative_analysis)).not.toContain("threshold");
    expect(card.considerations.limitations.length).toBeGreaterThan(0);
    expect(card.model_details.name).toBe("credit-approval");
  });
});

describe("what people put on record", () => {
  const content: NonNullable<Result["record"]>["content"] = {
    version: 1,
    model: { name: "m", version: "2026.09", owner: "Risk" },
    purpose: { intended_use: "Who is offered\na loan", users: "Clerks" },
    risks: [{ risk: "Denials without cause", mitigation: "Review by a clerk" }, { risk: "Drift" }],
  };
  const recorded: Result = { ...gated, record: { path: "evenhand.record.yml", sha256: "ab".repeat(32), content } };

  test("is in the formats that have a place for it, and what is missing is marked there", async () => {
    const bom = JSON.parse(renderCyclonedx(recorded));
    expect(cyclonedxSchema()(bom)).toBe(true);
    const [component] = bom.components;
    expect(component.version).toBe("2026.09");
    expect(component.modelCard.considerations).toMatchObject({
      users: ["Clerks"],
      useCases: ["Who is offered a loan", "Not made for: not provided"],
      ethicalConsiderations: [
        { name: "Risk: Denials without cause", mitigationStrategy: "Review by a clerk" },
        { name: "Risk: Drift", mitigationStrategy: "not provided" },
      ],
    });
    const card = JSON.parse(renderModelcard(recorded));
    expect(card.model_details.owners).toEqual([{ name: "Risk", contact: "not provided" }]);
    expect(card.considerations.users).toEqual([{ description: "Clerks" }]);
    const text = await renderHuggingface(recorded);
    for (const line of ["- Intended use: Who is offered a loan", "- How to contest a decision: not provided", "Risk, as stated: Drift"])
      expect(text).toContain(line);
  });

  test("is marked as not provided where there is no record at all", async () => {
    const bom = JSON.parse(renderCyclonedx(audited));
    expect(bom.components[0].modelCard.considerations.users).toEqual(["not provided"]);
    expect(bom.components[0].properties).toContainEqual({ name: "evenhand:record", value: "not provided" });
    expect(JSON.parse(renderModelcard(audited)).considerations.ethical_considerations[0].name).toBe("Risk: not provided");
    expect(await renderHuggingface(audited)).toContain("- Concerns: not provided");
  });
});

describe("in-toto", () => {
  const read = (text: string) => JSON.parse(text) as { subject: object[]; predicateType: string; predicate: Record<string, object[]> };
  test("test-result: what failed, was short of passing, passed", () => {
    const { subject, predicateType, predicate } = read(renderIntoto(gated));
    expect(predicateType).toBe("https://in-toto.io/attestation/test-result/v0.1");
    expect(subject).toEqual([{ name: "data/loans.csv", digest: { sha256: gated.inputs[0]!.sha256 } }]);
    expect(predicate).toMatchObject({
      result: "FAILED",
      failedTests: ["demographic_parity_difference@race"],
      warnedTests: ["auc@sex"],
      passedTests: ["accuracy"],
      configuration: [{ uri: "evenhand.yml", annotations: { canonicalSha256: "a41c9e2f" } }],
    });
    expect(read(renderIntoto(gatedResult([passing, undecided]))).predicate.result).toBe("WARNED");
    expect(read(renderIntoto(gatedResult([passing]))).predicate.result).toBe("PASSED");
    const errored = gatedResult([passing], { verdict: { ...gated.verdict, status: "error" } });
    expect(read(renderIntoto(errored)).predicate.result).toBe("FAILED");
  });

  test("a result without checks has no test result, and says so", () => {
    expect(() => renderIntoto(audited)).toThrow(/EH200.+has none/);
  });

  test("ml-audit: what was measured, against what, and what was not", () => {
    const { predicate } = read(renderMlaudit(gated));
    expect(predicate.limits).toContainEqual(expect.objectContaining({ id: "auc@sex", verdict: "cannot be determined" }));
    expect(predicate.gaps!.length).toBeGreaterThan(5);
    expect(predicate.notTested!.length).toBeGreaterThan(0);
    expect(predicate.evidence).toEqual({ digest: { canonicalSha256: gated.digest } });
    expect(read(renderMlaudit(bare)).subject).toEqual([{ name: "evenhand result, canonical form", digest: { sha256: bare.digest } }]);
  });
});

describe("OSCAL assessment results", () => {
  // Token and UUID patterns of the metaschema, 1.1.3.
  const uuid = /^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$/;
  const token = /^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u;
  test("each limit is an observation and a finding; what is undecided is not satisfied, for another reason", () => {
    const { "assessment-results": document } = JSON.parse(renderOscal(gated));
    const [{ observations, findings }] = document.results;
    expect(findings.map(({ target }: { target: { status: object } }) => target.status)).toEqual([
      { state: "not-satisfied", reason: "fail" },
      { state: "satisfied", reason: "pass" },
      { state: "not-satisfied", reason: "other" },
    ]);
    expect(findings[2].title).toBe("auc@sex cannot be determined");
    expect(
      findings.map(
        (one: { "related-observations": [{ "observation-uuid": string }] }) => one["related-observations"][0]["observation-uuid"],
      ),
    ).toEqual(observations.map((one: { uuid: string }) => one.uuid));
    for (const { target } of findings) expect(target["target-id"]).toMatch(token);
    expect(document["import-ap"].href).toBe(`#${document["back-matter"].resources[0].uuid}`);
  });

  test.each(all)("of %s has the keys that the standard requires, and no list that is empty", (_, result) => {
    const text = renderOscal(result);
    const { "assessment-results": document } = JSON.parse(text);
    for (const key of ["uuid", "metadata", "import-ap", "results"]) expect(document).toHaveProperty([key]);
    for (const key of ["title", "last-modified", "version", "oscal-version"]) expect(document.metadata).toHaveProperty([key]);
    for (const key of ["uuid", "title", "description", "start", "reviewed-controls"]) expect(document.results[0]).toHaveProperty([key]);
    const ids = [...text.matchAll(/"uuid": "([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.filter((id) => !uuid.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text).not.toMatch(/\[\]/);
  });
});

describe("Hugging Face", () => {
  test.each(all)("of %s has the keys that model-index requires, in YAML that is read back", async (_, result) => {
    const text = await renderHuggingface(result);
    const [, front, body] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(text)!;
    const [{ name, results }] = parse(front!)["model-index"];
    expect(typeof name).toBe("string");
    for (const { task, dataset, metrics } of results) {
      expect([typeof task.type, typeof dataset.type, typeof dataset.name]).toEqual(["string", "string", "string"]);
      for (const metric of metrics) expect([typeof metric.type, typeof metric.value]).toEqual(["string", "number"]);
    }
    expect(body).toContain("## Bias, risks and limitations");
    expect(body).not.toMatch(/<(script|img|svg)/);
  });

  test("each group is a result of its own, with the values unrounded", async () => {
    const front = (await renderHuggingface(audited)).split("---\n")[1]!;
    const [{ results }] = parse(front)["model-index"];
    const black = results.find(
      (one: { dataset: { args?: { race?: string; sex?: string } } }) =>
        one.dataset.args?.race === "Black" && one.dataset.args.sex === undefined,
    );
    const row = audited.groups.find(({ group }) => group.race === "Black" && group.sex === undefined)!;
    expect(black.metrics.find(({ type }: { type: string }) => type === "selection_rate").value).toBe(row.metrics.selection_rate!.value);
    expect(results.at(-1).dataset.args).toEqual({ compared: "groups" });
  });
});

test("a result that was written and read again gives the same bytes in every format of text", async () => {
  const stored = JSON.parse((await renderReport(gated, { format: "json" })) as string) as Result;
  for (const { id } of renderers.filter(({ id: one }) => !/pdf|ll144|json/.test(one)))
    expect(await renderReport(stored, { format: id }), id).toBe(await renderReport(gated, { format: id }));
});

test("the same result gives the same bytes, and ids that another run does not have", async () => {
  for (const { id } of renderers.filter(({ id }) => ["cyclonedx", "huggingface", "mlaudit", "oscal", "modelcard", "intoto"].includes(id)))
    expect(await renderReport(gated, { format: id })).toBe(await renderReport(structuredClone(gated), { format: id }));
  expect(namedUuid("a", "b")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(namedUuid("a", "b")).not.toBe(namedUuid("a", "c"));
  const later = { ...audited, run: { ...audited.run, startedAt: "2026-09-18T09:12:03.114Z" } };
  expect(JSON.parse(renderCyclonedx(later)).serialNumber).not.toBe(JSON.parse(renderCyclonedx(audited)).serialNumber);
  expect(digestOf({ ...later })).toBe(digestOf({ ...audited }));
});

test("small groups are hidden in exports as in every shared format", async () => {
  const said = await renderReport(audited, { format: "cyclonedx", minCell: 60 });
  expect(said).not.toContain('race=Native Hawaiian or Other Pacific Islander"');
  expect(renderCyclonedx(audited)).toContain('race=Native Hawaiian or Other Pacific Islander"');
});
