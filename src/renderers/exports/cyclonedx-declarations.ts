import type { Result } from "../../audit/result.js";
import { plainLine } from "../gate/plain-line.js";
import { isKept, keptWords, requirementWords } from "./requirement-words.js";

/**
 * Limits as requirements of a standard, and what was found as claims about them.
 *
 * A limit that is not kept is a counter-claim. Conformance has a score only where it is determined: 1 kept, 0 not kept.
 * Nobody signs here: signatures are in files of their own (`evenhand sign`).
 */
export function declarationsOf({ checks, policy, tool, run }: Result): object {
  if (checks.length === 0) return {};
  const claims = checks.map((check, i) => {
    const kept = isKept(check);
    return {
      claim: {
        "bom-ref": `claim-${i + 1}`,
        target: "model",
        predicate: `${keptWords(kept)}: ${plainLine(requirementWords(check))}`,
        reasoning: plainLine(check.sentence),
        evidence: [`evidence-${i + 1}`],
      },
      evidence: {
        "bom-ref": `evidence-${i + 1}`,
        propertyName: plainLine(check.metric),
        data: [
          {
            name: "value",
            contents: {
              attachment: { contentType: "application/json", content: JSON.stringify({ value: check.value, bounds: check.bounds }) },
            },
          },
        ],
        created: run.startedAt,
      },
      mapped: {
        requirement: `requirement-${i + 1}`,
        ...(kept === false ? { counterClaims: [`claim-${i + 1}`] } : kept ? { claims: [`claim-${i + 1}`] } : {}),
        conformance: {
          ...(kept !== null && { score: kept ? 1 : 0 }),
          rationale: `${keptWords(kept)} (${check.status}): ${plainLine(check.sentence)}`,
        },
      },
    };
  });
  return {
    definitions: {
      standards: [
        {
          "bom-ref": "policy",
          name: plainLine(policy?.name ?? policy?.path ?? "policy"),
          ...(policy && { version: `sha256 ${policy.sha256}` }),
          ...(policy?.owner !== undefined && { owner: plainLine(policy.owner) }),
          requirements: checks.map((check, i) => ({
            "bom-ref": `requirement-${i + 1}`,
            identifier: plainLine(check.id),
            title: plainLine(requirementWords(check)),
            text: plainLine(check.why ?? requirementWords(check)),
          })),
        },
      ],
    },
    declarations: {
      assessors: [
        { "bom-ref": "assessor", thirdParty: false, organization: { name: `${tool.name} ${tool.version}, run by whoever audited` } },
      ],
      attestations: [{ summary: "What the run found of each stated limit", assessor: "assessor", map: claims.map(({ mapped }) => mapped) }],
      claims: claims.map(({ claim }) => claim),
      evidence: claims.map(({ evidence }) => evidence),
    },
  };
}
