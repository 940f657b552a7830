import type { Result } from "../audit/result.js";
import { listNotJudged } from "../sections/list-not-judged.js";
import { DISCLAIMER } from "./exports/audited-model.js";
import { configurationOf, statement } from "./exports/in-toto.js";
import { isKept, keptWords } from "./exports/requirement-words.js";
import type { Renderer } from "./renderer.js";

export const ML_AUDIT = "https://evenhand.dev/attestation/ml-audit/v1";

/** The audit as an in-toto statement with a predicate of our own: what was measured, what not, against which limits. */
export const mlaudit = {
  id: "mlaudit",
  extension: ".mlaudit.json",
  render: async (result) => renderMlaudit(result),
} as const satisfies Renderer;

export function renderMlaudit(result: Result): string {
  const { run, tool, digest, plan, verdict, checks, waivers, disparities } = result;
  return statement(result, ML_AUDIT, {
    runId: run.id,
    startedOn: run.startedAt,
    finishedOn: new Date(Date.parse(run.startedAt) + run.durationMs).toISOString(),
    tool: { name: tool.name, version: tool.version },
    environment: { node: tool.node, platform: tool.platform },
    configuration: configurationOf(result),
    evidence: { digest: { canonicalSha256: digest } },
    scope: {
      task: plan.task,
      attributes: plan.attributes.map(({ name }) => name),
      groupings: plan.groupings,
      favorable: plan.favorable,
      where: plan.where,
    },
    verdict: verdict.status,
    limits: checks.map((check) => ({
      id: check.id,
      metric: check.metric,
      by: check.by,
      requirement: check.requirement,
      value: check.value,
      bounds: check.bounds,
      status: check.status,
      verdict: keptWords(isKept(check)),
      sentence: check.sentence,
    })),
    gaps: disparities
      .filter(({ group }) => group === undefined)
      .map(({ id, value, reason, bounds, pair }) => ({ id, value, reason, bounds, groups: pair && [pair.a.group, pair.b.group] })),
    notTested: listNotJudged(result).map(({ what, why, consequence }) => ({ what, why, consequence })),
    waivers,
    complete: result.complete,
    disclaimer: DISCLAIMER,
  });
}
