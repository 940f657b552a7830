import { EvenhandError, fault } from "../../errors.js";
import { openEnds } from "../../policy/open-ends.js";
import type { Policy } from "../../policy/policy.js";
import type { AuditRequest } from "../../policy/request.js";
import { stressOf } from "../../policy/robustness-checks.js";
import type { StudySettings } from "../../policy/study-settings.js";
import type { OpenedData } from "../open-data.js";
import type { PolicyFacts } from "../result.js";
import { type Audited, type RunOptions, runAudit } from "../run.js";
import type { CountedData } from "./check-counts.js";
import type { Gate, GateBaseline } from "./gate.js";
import { type Judged, judgeResult } from "./judge-result.js";

export interface CheckRunOptions extends Omit<RunOptions, "judge"> {
  /** The day of the run in UTC: 2026-09-17. */
  readonly today: string;
  readonly baseline: GateBaseline["content"] | null;
  /** Where the baseline was read from. */
  readonly baselineFrom?: string;
  /** Why there is no baseline though the policy names one. */
  readonly absent?: string;
  readonly failOn?: "error" | "warn";
  /** How the working tree's policy differs from this one, which was read elsewhere. */
  readonly diff?: PolicyFacts["diff"];
  /** Who says where equally full bins are cut: the baseline, or, when one is made, the data. */
  readonly cuts?: "baseline" | "data";
}

/** A result with its verdict, and what the verdict was made of. */
export interface CheckRun {
  readonly audited: Audited;
  readonly judged: Judged;
  readonly data: CountedData;
}

/** Policy × data → result with a verdict. Nothing is guessed: what the policy leaves open is an error, with the line to add. */
export async function runCheck(opened: OpenedData, policy: Policy, options: CheckRunOptions): Promise<CheckRun> {
  refuseOpenEnds(policy);
  const gate = gateOf(policy, options);
  let kept: { readonly judged: Judged; readonly data: CountedData } | null = null;
  const audited = await runAudit(opened, options.cuts === "data" ? policy.request : checkRequest(policy, gate.baseline), {
    ...options,
    assumed: options.assumed ?? assumedOf(policy.request),
    studies: options.model === undefined ? (options.studies ?? {}) : { ...options.studies, ...gateStudies(policy) },
    judge: async (data, plan, blocks) => {
      const judged = await judgeResult(data, plan, gate, blocks);
      kept = { judged, data };
      return judged.judgement;
    },
  });
  const { judged, data } = kept!;
  return { audited, judged, data };
}

/** What a policy asks beyond its limits, and what its limits on a model need to have measured. */
export function gateStudies({ studies, ofModel }: Policy): StudySettings {
  const stress = stressOf(ofModel);
  return stress === null ? studies : { ...studies, stress: { ...stress, adversarial: studies.stress?.adversarial ?? null } };
}

/** Throws everything that a gate must not guess and the policy leaves open. */
export function refuseOpenEnds(policy: Policy): void {
  const [first, ...rest] = openEnds(policy);
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
}

/** What a policy's checks are judged by. */
export function gateOf(policy: Policy, { today, baseline, baselineFrom, absent, failOn = "error", diff = null }: CheckRunOptions): Gate {
  const { path, name, source, sha256, packs, checks, ofModel, ofStudies, waivers, stats, report } = policy;
  const from = baselineFrom ?? policy.baseline?.from ?? "the baseline";
  return {
    policy: { path, sha256, source, ...(name === null ? {} : { name }), ...titles(report), packs, diff },
    checks,
    ofModel,
    ofStudies,
    waivers,
    suiteCorrection: stats.suiteCorrection,
    failOn,
    today,
    ...(absent !== undefined && { absent }),
    baseline: baseline && {
      content: baseline,
      from,
      ratchet: policy.baseline?.ratchet ?? false,
      pairing: policy.baseline?.pairing ?? "id",
    },
  };
}

/** What the policy's owner wants to stand on a report. */
export const titles = ({ title, owner, minCell }: Policy["report"]): Pick<PolicyFacts, "title" | "owner" | "minCell"> => ({
  ...(title === null ? {} : { title }),
  ...(owner === null ? {} : { owner }),
  ...(minCell === null ? {} : { minCell }),
});

/** The policy's request with the cut points of the baseline, so that equally full bins do not move with the data. */
export function checkRequest({ request, checks }: Policy, baseline: GateBaseline | null): AuditRequest {
  const define = Object.entries(request.groups.define).map(([name, one]) => {
    if (one.quantiles === undefined || !checks.some(({ by }) => by?.includes(name))) return [name, one] as const;
    const bins = baseline?.content.bins[name];
    if (bins === undefined)
      throw fault("EH405", `${name} is cut into ${one.quantiles} equally full bins, and the baseline has no cut points for it`, {
        help: [`evenhand baseline save, or groups: { define: { ${name}: { bins: [30, 45, 60] } } }`],
      });
    const { quantiles: _, ...rest } = one;
    return [name, { ...rest, bins }] as const;
  });
  return { ...request, groups: { ...request.groups, define: Object.fromEntries(define) } };
}

/** Every role of a policy is given, as nothing is guessed. */
function assumedOf({ columns }: AuditRequest): Readonly<Record<string, string>> {
  const roles = (["cluster", "count", "id", "label", "prediction", "score", "weight"] as const).filter((role) => columns[role] !== null);
  const known = ["favorable", ...roles, ...(columns.sensitive.length > 0 ? ["sensitive"] : [])].sort();
  return Object.fromEntries(known.map((role) => [role, "given"]));
}
