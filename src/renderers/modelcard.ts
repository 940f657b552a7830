import type { Result } from "../audit/result.js";
import { listNotJudged } from "../sections/list-not-judged.js";
import { subject } from "../sections/subject.js";
import { DISCLAIMER, modelName } from "./exports/audited-model.js";
import { NOT_PROVIDED, statedIn } from "./exports/stated.js";
import { exportedValues, withoutValue } from "./exports/values.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer } from "./renderer.js";

/** The numbers and limitations in the JSON of Google's model card toolkit, version 0.0.2. Only what the audit knows is filled in. */
export const modelcard = {
  id: "modelcard",
  extension: ".modelcard.json",
  render: async (result) => renderModelcard(result),
} as const satisfies Renderer;

/** `threshold` of that format is a decision threshold and not a limit, so that limits are not in it. */
export function renderModelcard(result: Result): string {
  const { run, digest, inputs, plan } = result;
  const stated = statedIn(result);
  const card = {
    schema_version: "0.0.2",
    model_details: {
      name: plainLine(modelName(result)),
      overview: plainLine(`${subject(result)}. ${DISCLAIMER}`),
      owners: [{ name: stated.owner, contact: stated.contact }],
      version: {
        name: `${stated.version ?? `version ${NOT_PROVIDED}`}, audit ${run.id}`,
        date: run.startedAt.slice(0, 10),
        diff: `result digest ${digest}`,
      },
    },
    model_parameters: {
      data: inputs
        .filter(({ role }) => role !== "model")
        .map(({ path }) => ({
          name: plainLine(path),
          sensitive: { sensitive_data: plan.attributes.map(({ column }) => plainLine(column)) },
        })),
    },
    quantitative_analysis: {
      performance_metrics: exportedValues(result).map(({ type, value, slice, lower, upper }) => ({
        type,
        value: String(value),
        ...(slice !== null && { slice: plainLine(slice) }),
        ...((lower !== null || upper !== null) && {
          confidence_interval: {
            ...(lower !== null && { lower_bound: String(lower) }),
            ...(upper !== null && { upper_bound: String(upper) }),
          },
        }),
      })),
    },
    considerations: {
      users: [{ description: stated.users }],
      use_cases: [{ description: stated.intendedUse }, { description: `Not made for: ${stated.outOfScope}` }],
      ethical_considerations: stated.risks.map(({ risk, mitigation }) => ({ name: `Risk: ${risk}`, mitigation_strategy: mitigation })),
      limitations: [
        { description: `As stated: ${stated.limitations}` },
        { description: `${withoutValue(result)} numbers have no value and are not listed; the results say why.` },
        ...listNotJudged(result).map(({ what, why, consequence }) => ({
          description: plainLine(`${what}: ${why}. ${consequence}`),
        })),
      ],
    },
  };
  return `${JSON.stringify(card, null, 2)}\n`;
}
