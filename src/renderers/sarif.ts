import type { Result } from "../audit/result.js";
import type { CheckRow, WaiverRow } from "../checks/check.js";
import { policyName, worstFirst } from "./gate/check-order.js";
import { metricFacts } from "./gate/metric-facts.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer, RenderOptions } from "./renderer.js";

/** The checks that need attention as SARIF 2.1.0, for code scanning: each at its line in the policy. */
export const sarif = {
  id: "sarif",
  extension: ".sarif",
  render: async (result, { sarifWaived = false }: Partial<RenderOptions> = {}) => renderSarif(result, { waived: sarifWaived }),
} as const satisfies Renderer;

/** GitHub refuses more results than this in one run. */
const MOST = 5000;

/**
 * SARIF of blocking and warning checks. Tolerated undecided ones are left out, and waived ones unless they are asked for:
 * GitHub's code scanning reads no suppressions and would show them as open.
 */
export function renderSarif(result: Result, { waived = false }: { readonly waived?: boolean } = {}): string {
  const shown = worstFirst(result.checks).filter((check) => isShown(check) || (waived && check.status === "waived"));
  const kept = shown.slice(0, MOST);
  const rules = [...new Set(kept.map(({ metric }) => metric))];
  const run = {
    tool: {
      driver: {
        name: "evenhand",
        semanticVersion: result.tool.version,
        informationUri: "https://evenhand.dev",
        rules: rules.map((id) => ruleOf(id, kept)),
      },
    },
    automationDetails: { id: `evenhand/${policyName(result)}/` },
    results: kept.map((check) => resultOf(check, rules.indexOf(check.metric), result)),
    ...(shown.length > kept.length && { properties: { notShown: shown.length - kept.length } }),
  };
  return `${JSON.stringify({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

const isShown = ({ status, action }: CheckRow): boolean =>
  status === "fail" ||
  status === "error" ||
  status === "warn" ||
  ((status === "inconclusive" || status === "no_data") && action === "fail");

/** Of a waived check, the level that it would have. */
const levelOf = ({ status, action, severity }: CheckRow): "error" | "warning" =>
  action === "fail" || status === "error" || (status === "waived" && severity === "error") ? "error" : "warning";

function ruleOf(id: string, checks: readonly CheckRow[]): object {
  const { title, formula, source } = metricFacts(id);
  const worst = checks.filter(({ metric }) => metric === id).map(levelOf);
  const level = worst.includes("error") ? "error" : "warning";
  return {
    id,
    name: id.replace(/(^|_)+([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: `${title}: ${formula}.`.slice(0, 1024) },
    help: { text: `evenhand explain ${id}`, markdown: `\`evenhand explain ${id}\` says what it means. Source: ${source}.` },
    defaultConfiguration: { level },
    properties: { tags: ["fairness"], precision: "high", "problem.severity": level },
  };
}

function resultOf(check: CheckRow, ruleIndex: number, { policy, waivers }: Result): object {
  const line = check.location?.line ?? 1;
  const column = check.location?.column ?? 1;
  return {
    ruleId: check.metric,
    ruleIndex,
    level: levelOf(check),
    message: { text: plainLine(`${check.id}: ${check.sentence}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: relativeUri(check.location?.file ?? policy?.path ?? "evenhand.yml") },
          // GitHub wants all four.
          region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${check.fingerprint}:1` },
    ...(check.status === "waived" && { suppressions: [suppressionOf(waivers[check.waiver ?? -1] ?? null)] }),
  };
}

const suppressionOf = (waiver: WaiverRow | null): object => ({
  kind: "external",
  status: "accepted",
  ...(waiver && { justification: plainLine(`Waived until ${waiver.expires} by ${waiver.owner}: ${waiver.reason}`) }),
});

/** A path as a relative reference: packs and other places without a path point at the policy. */
function relativeUri(path: string): string {
  const clean = path
    .replaceAll("\\", "/")
    .replace(/^([A-Za-z]:)?\/+/, "")
    .replace(/^(\.\/)+/, "");
  return clean.split("/").map(encodeURIComponent).join("/");
}
