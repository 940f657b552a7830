import type { Check } from "../checks/check.js";
import { needsOf } from "../disparities/disparity.js";
import { type NamedParts, resolve } from "../disparities/resolve.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

/** Roles that a check's number needs and that no column plays. Nothing is said of a policy without columns: it is made to be extended. */
export function missingRoles(
  { metric }: Check,
  { task, columns, outcome }: CheckedPolicy,
  parts: NamedParts,
): readonly { readonly why: string; readonly help: readonly string[] }[] {
  if (columns === undefined) return [];
  const { label, prediction, score, trials } = columns;
  const has: Readonly<Record<string, boolean>> = {
    label: label !== undefined,
    prediction: prediction !== undefined || trials !== undefined || (score !== undefined && outcome?.threshold !== undefined),
    // Of amounts the predictions are what distributions are compared of.
    score: score !== undefined || (task === "regression" && prediction !== undefined),
  };
  const found = resolve(metric, parts);
  const needs = found.kind === "disparity" ? needsOf(found.disparity) : found.kind === "contrast" ? [] : found.metric.needs;
  return needs
    .filter((role) => has[role] === false)
    .map((role) => ({ why: `needs a ${role}, and columns names none`, help: [...wayTo[role]!] }));
}

const wayTo: Readonly<Record<string, readonly string[]>> = {
  label: ["columns: { label: COLUMN }"],
  prediction: ["columns: { prediction: COLUMN }", "columns: { score: COLUMN }, outcome: { threshold: 0.5 }"],
  score: ["columns: { score: COLUMN }"],
};
