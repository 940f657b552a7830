import type { Engine } from "../../engines/engine.js";
import type { Diagnostic } from "../../errors.js";
import { fault } from "../../errors.js";
import { isShare, type ShareMetric } from "../../metrics/kind/share.js";
import type { AuditRequest } from "../../policy/request.js";
import { rng } from "../../stats/rng.js";
import type { Bound } from "../bind/bind.js";
import type { MeasurePlan } from "../measure-plan.js";
import { membershipRows } from "./estimates.js";
import { memberships } from "./probabilities.js";
import type { MembershipRow } from "./row.js";

interface Known {
  readonly engine: Engine;
  readonly bound: Bound;
  readonly request: AuditRequest;
  readonly plan: MeasurePlan;
}

export interface Membership {
  readonly rows: readonly MembershipRow[];
  readonly remarks: readonly Diagnostic[];
}

/** For every attribute whose members are known by probability, the rates of its groups; nobody is put in a group. */
export async function membership({ engine, bound, request, plan }: Known): Promise<Membership> {
  const found: { rows: MembershipRow[]; remarks: Diagnostic[] } = { rows: [], remarks: [] };
  for (const [attribute, { membership: columns }] of Object.entries(request.groups.define)) {
    if (columns === undefined) continue;
    if (bound.task.task !== "binary" || bound.weight !== null)
      throw fault(
        "EH136",
        `memberships of ${attribute} are read with ${bound.weight === null ? "two classes" : "rows of equal weight"} only`,
        {
          help: [bound.weight === null ? "leave out --membership, or --task binary" : "leave out --weight or --membership"],
        },
      );
    const known = await memberships(engine, bound, attribute, columns);
    found.remarks.push(...known.remarks);
    const metrics = plan.metrics.filter((one): one is ShareMetric => isShare(one) && one.sharedDenominator !== true && isGiven(one, bound));
    found.rows.push(
      ...membershipRows(attribute, known, metrics, {
        favorable: plan.favorable,
        confidence: plan.confidence,
        resamples: plan.resamples,
        random: rng(plan.seed, "membership", attribute),
        clustered: bound.cluster !== null,
      }),
    );
  }
  return found;
}

const isGiven = ({ needs }: ShareMetric, bound: Bound): boolean =>
  needs.every((role) => (role === "label" ? bound.label !== null : role === "prediction" ? bound.prediction !== null : false));
