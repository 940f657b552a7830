import { checkStored } from "../audit/gate/check-stored.js";
import type { CheckRunOptions } from "../audit/gate/run-check.js";
import type { CheckRow } from "../audit/result.js";
import { planCheck } from "../checks/plan-rows.js";
import { fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import { renderPlans } from "../renderers/terminal/plan.js";
import { suggest } from "../suggest.js";
import { findBaseline } from "./baseline-file.js";
import { gatePolicy } from "./gate-policy.js";
import { today, withGateRun } from "./gate-run.js";
import type { CommonFlags, Session } from "./session.js";
import { storedResult } from "./stored-result.js";

interface PlanFlags extends CommonFlags {
  readonly policy?: string;
  readonly profile?: string;
  readonly data?: readonly string[];
  readonly predictions?: string;
  readonly where?: string;
  readonly from?: string;
  readonly engine?: "memory" | "duckdb";
}

/** `evenhand plan [CHECK]`: what the data can show of each check, and how many rows would decide it. */
export async function plan(named: string | undefined, flags: PlanFlags, session: Session): Promise<number> {
  const { policy } = await gatePolicy(flags, process.env);
  const rows = chosen(await judgedRows(policy, flags, session), named);
  if (session.json) session.out(`${JSON.stringify(rows.map(planFacts), null, 2)}\n`);
  else session.out(renderPlans(rows, session.outScreen));
  return 0;
}

async function judgedRows(policy: Policy, flags: PlanFlags, session: Session): Promise<readonly CheckRow[]> {
  const baseline = await findBaseline(undefined, policy, process.env);
  const options: CheckRunOptions = {
    today: today(),
    baseline: baseline?.content ?? null,
    ...(baseline && { baselineFrom: baseline.from, ...(baseline.absent !== undefined && { absent: baseline.absent }) }),
  };
  if (flags.from !== undefined) {
    if (flags.data !== undefined || flags.where !== undefined)
      throw fault("EH200", "--from plans from a stored result, so no data can be named with it", { help: ["leave out one of the two"] });
    return (await checkStored(await storedResult(flags.from), policy, options)).checks;
  }
  const { where } = policy.request;
  const both = flags.where === undefined ? where : where === null ? flags.where : `(${where}) and (${flags.where})`;
  return withGateRun({ ...policy, request: { ...policy.request, where: both } }, { ...flags, data: flags.data ?? [] }, options, {
    session,
    use: async ({ audited }) => audited.checks,
  });
}

/** The check of that id, or those of that metric; all of them when none is named. */
function chosen(rows: readonly CheckRow[], named: string | undefined): readonly CheckRow[] {
  if (named === undefined) return rows;
  const exact = rows.filter(({ id }) => id === named);
  const found = exact.length > 0 ? exact : rows.filter(({ metric }) => metric === named);
  if (found.length > 0) return found;
  const ids = rows.map(({ id }) => id);
  const near = suggest(named, ids);
  throw fault("EH200", `the policy has no check ${named}`, {
    help: [near === null ? `checks: ${ids.join(", ")}` : `did you mean ${near}?`],
  });
}

function planFacts(row: CheckRow) {
  const { id, status, requirement, value, bounds, resolution, pair, excluded, minN } = row;
  const planned = planCheck(row);
  const groups = [pair?.a, pair?.b].flatMap((rate) => (rate ? [{ group: rate.group, n: rate.n }] : []));
  const facts = { id, status, requirement, value, bounds, resolution, groups };
  return {
    ...facts,
    truths: planned?.truths ?? null,
    observed: planned?.observed ?? null,
    tooSmall: excluded.map((one) => ({ ...one, needs: minN })),
  };
}
