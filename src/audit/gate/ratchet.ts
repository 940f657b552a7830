import type { Check } from "../../checks/check.js";
import type { GateBaseline } from "./gate.js";

/** The check with the limit that the baseline reached, when that is stricter than the policy's and the policy wants it kept. */
export function ratcheted(check: Check, baseline: GateBaseline | null): Check {
  const { requirement } = check;
  if (baseline === null || !baseline.ratchet || requirement === null || requirement.op === "in") return check;
  const bounds = baseline.content.checks.find(({ id }) => id === check.id)?.bounds;
  const reached = requirement.op === "<=" ? bounds?.upper : bounds?.lower;
  if (reached === null || reached === undefined) return check;
  const limit = requirement.op === "<=" ? Math.min(requirement.limit, reached) : Math.max(requirement.limit, reached);
  if (limit === requirement.limit) return check;
  const keepsWarn = requirement.warn !== null && (requirement.op === "<=" ? requirement.warn < limit : requirement.warn > limit);
  return { ...check, requirement: { ...requirement, limit, warn: keepsWarn ? requirement.warn : null } };
}
