import { type Diagnostic, diagnostic, type Location } from "../errors.js";
import type { Policy } from "./policy.js";

/** What a gate must not guess and a policy leaves open; empty when `check` can go by it. The help is the line to add. */
export function openEnds(policy: Policy): readonly Diagnostic[] {
  const { request, checks, origins, content, baseline, path } = policy;
  const { columns, outcome, groups } = request;
  const found: Diagnostic[] = [];
  const at = (pointer: string): Location => origins.get(pointer)?.location ?? { file: path, line: 1, column: 1 };
  const add = (code: Diagnostic["code"], message: string, pointer: string, help: readonly string[]): void =>
    void found.push(diagnostic(code, message, { location: at(pointer), help }));
  const counted = columns.trials !== null;
  // Amounts and classes have no positive class, and which end of them is good is a matter of each check.
  const decided = (request.task ?? "binary") === "binary";
  if (columns.sensitive.length === 0 && checks.some(({ by }) => by !== null))
    add("EH120", "the policy names no protected attribute", "/columns", ["columns: { sensitive: [sex, race] }"]);
  if (columns.label === null && columns.prediction === null && columns.score === null && !counted)
    add("EH120", "the policy names neither outcome nor decision", "/columns", ["columns: { label: COLUMN, prediction: COLUMN }"]);
  if (outcome.positive.label === null && outcome.positive.prediction === null && !counted && decided)
    add("EH112", "the policy does not say which class is positive", "/outcome", ['outcome: { positive: "yes", favorable: positive }']);
  if (outcome.favorable === null && decided)
    add("EH112", "the policy does not say whether a positive decision is good for the person", "/outcome", [
      "outcome: { favorable: positive }, or negative",
    ]);
  if (checks.length === 0)
    add("EH202", "the policy has no checks", "/checks", ["checks: [{ metric: demographic_parity_difference, by: race, max: 0.10 }]"]);
  for (const [name, { quantiles }] of Object.entries(groups.define)) {
    if (quantiles === undefined || baseline !== null || !checks.some(({ by }) => by?.includes(name))) continue;
    add("EH202", `${name} is cut into ${quantiles} equally full bins, which move with the data`, `/groups/define/${name}/quantiles`, [
      `groups: { define: { ${name}: { bins: [30, 45, 60] } } }, or a baseline that holds the cut points`,
    ]);
  }
  for (const section of (content.require as readonly string[] | undefined) ?? []) {
    if (content[section] !== undefined) continue;
    const who = origins.get("/require")?.source ?? path;
    add("EH202", `${who} requires the section ${section}, which the policy does not have`, "/require", [`${section}: …`]);
  }
  return found;
}

/** Whether a policy is there to be extended by others rather than to be gone by: it does not say which columns there are. */
export const isPartial = ({ content }: Policy): boolean => content.columns === undefined;
