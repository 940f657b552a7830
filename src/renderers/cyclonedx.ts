import type { Result } from "../audit/result.js";
import { listNotJudged } from "../sections/list-not-judged.js";
import { modelName, taskWords } from "./exports/audited-model.js";
import { declarationsOf } from "./exports/cyclonedx-declarations.js";
import { namedUuid } from "./exports/named-uuid.js";
import { NOT_PROVIDED, type Stated, statedIn } from "./exports/stated.js";
import { exportedValues, withoutValue } from "./exports/values.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer } from "./renderer.js";

/** The audit as an ML bill of materials by CycloneDX 1.7: model, data, every number, and, of a check, who claims what about which limit. */
export const cyclonedx = {
  id: "cyclonedx",
  extension: ".cdx.json",
  render: async (result) => renderCyclonedx(result),
} as const satisfies Renderer;

export function renderCyclonedx(result: Result): string {
  const { run, tool, digest, inputs } = result;
  const stated = statedIn(result);
  const data = inputs.filter(({ role }) => role !== "model");
  const model = inputs.find(({ role }) => role === "model");
  const bom = {
    $schema: "http://cyclonedx.org/schema/bom-1.7.schema.json",
    bomFormat: "CycloneDX",
    specVersion: "1.7",
    serialNumber: `urn:uuid:${namedUuid(digest, `cyclonedx ${run.startedAt}`)}`,
    version: 1,
    metadata: {
      timestamp: run.startedAt,
      tools: { components: [{ type: "application", name: tool.name, version: tool.version }] },
      properties: [
        { name: "evenhand:runId", value: run.id },
        { name: "evenhand:resultDigest", value: digest },
        { name: "evenhand:verdict", value: result.verdict.status },
        { name: "evenhand:numbersWithoutValue", value: String(withoutValue(result)) },
      ],
    },
    components: [
      {
        type: "machine-learning-model",
        "bom-ref": "model",
        name: plainLine(modelName(result)),
        ...(stated.version !== null && { version: stated.version }),
        ...(model?.sha256 && { hashes: [{ alg: "SHA-256", content: model.sha256 }] }),
        modelCard: modelCardOf(result, { stated, datasets: data.map((_, i) => `data-${i + 1}`) }),
        properties: [
          { name: "evenhand:owner", value: stated.owner },
          { name: "evenhand:record", value: stated.from ?? NOT_PROVIDED },
        ],
      },
      ...data.map(({ role, path, sha256, rows }, i) => ({
        type: "data",
        "bom-ref": `data-${i + 1}`,
        name: plainLine(path),
        ...(sha256 && { hashes: [{ alg: "SHA-256", content: sha256 }] }),
        data: [{ type: "dataset", name: plainLine(role), sensitiveData: result.plan.attributes.map(({ column }) => plainLine(column)) }],
        properties: [{ name: "evenhand:rows", value: String(rows) }],
      })),
    ],
    ...declarationsOf(result),
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function modelCardOf(result: Result, { stated, datasets }: { readonly stated: Stated; readonly datasets: readonly string[] }): object {
  return {
    modelParameters: { task: taskWords[result.plan.task], datasets: datasets.map((ref) => ({ ref })) },
    quantitativeAnalysis: {
      performanceMetrics: exportedValues(result).map(({ type, value, lower, upper, slice }) => ({
        type,
        value: String(value),
        ...(slice !== null && { slice: plainLine(slice) }),
        ...((lower !== null || upper !== null) && {
          confidenceInterval: {
            ...(lower !== null && { lowerBound: String(lower) }),
            ...(upper !== null && { upperBound: String(upper) }),
          },
        }),
      })),
    },
    considerations: {
      users: [stated.users],
      useCases: [stated.intendedUse, `Not made for: ${stated.outOfScope}`],
      technicalLimitations: [
        `As stated: ${stated.limitations}`,
        ...listNotJudged(result).map(({ what, why, consequence }) => plainLine(`${what}: ${why}. ${consequence}`)),
      ],
      ethicalConsiderations: stated.risks.map(({ risk, mitigation }) => ({ name: `Risk: ${risk}`, mitigationStrategy: mitigation })),
      fairnessAssessments: atRisk(result).map(({ group, told }) => ({ groupAtRisk: plainLine(group), harms: plainLine(told) })),
    },
  };
}

/** Groups that a limit is not kept for, with the sentence that says so; the standard has no number here. */
function atRisk({ checks }: Result): readonly { readonly group: string; readonly told: string }[] {
  return checks
    .filter(({ status, pair }) => (status === "fail" || status === "waived") && pair?.b)
    .map(({ pair, id, sentence, by }) => ({
      group: `${by?.join(" × ") ?? "everybody"}: ${[pair!.a, pair!.b!].map(({ group }) => Object.values(group).join(" × ")).join(" and ")}`,
      told: `${id}: ${sentence}`,
    }));
}
