import type { Attributes } from "./merge-checks.js";
import { attributesOf } from "./policy-request.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

const usualDepth = 2;

/** The attributes that a policy names, and every combination of them that it audits: what `by: "*"` and `by: "**"` stand for. */
export function policyAttributes({ columns, groups }: Pick<CheckedPolicy, "columns" | "groups">): Attributes {
  const { sensitive, combined } = attributesOf(columns?.sensitive ?? []);
  const names = [...new Set([...sensitive, ...(groups?.intersections ?? []).flat()])];
  const groupings: (readonly string[])[] = [];
  const add = (by: readonly string[]): void => {
    if (!groupings.some((one) => one.length === by.length && one.every((name) => by.includes(name)))) groupings.push(by);
  };
  for (let size = 1; size <= Math.min(groups?.depth ?? usualDepth, sensitive.length); size++) combinations(sensitive, size).forEach(add);
  for (const by of [...combined, ...(groups?.intersections ?? [])]) add(by);
  return { names, groupings };
}

function combinations(names: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return names.flatMap((name, i) => combinations(names.slice(i + 1), size - 1).map((rest) => [name, ...rest]));
}
