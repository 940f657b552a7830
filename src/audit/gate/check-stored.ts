import { contrasts } from "../../contrasts/index.js";
import { disparities } from "../../disparities/index.js";
import { metrics } from "../../metrics/index.js";
import type { Policy } from "../../policy/policy.js";
import { digestOf } from "../digest.js";
import type { Result } from "../result.js";
import type { Audited } from "../run.js";
import { refuseSmallGroups } from "./gate-notes.js";
import { judgeNumbers, ratchetedChecks } from "./judge-result.js";
import { type CheckRunOptions, gateOf, refuseOpenEnds } from "./run-check.js";
import { storedChecks } from "./stored-checks.js";

/** A stored result judged by a policy, without its data; the numbers stay as they are. */
export async function checkStored(stored: Result, policy: Policy, options: CheckRunOptions): Promise<Audited> {
  refuseOpenEnds(policy);
  const gate = gateOf(policy, options);
  const numbers = storedChecks(ratchetedChecks(gate), stored);
  if (policy.request.groups.small === "error") refuseSmallGroups(numbers);
  const { judgement } = await judgeNumbers(numbers, gate, {
    data: null,
    plan: stored.plan,
    studied: stored,
    parts: { metrics, contrasts, disparities },
  });
  const { run: _run, outputs: _outputs, ...facts } = stored;
  // Notes of an earlier judgement are replaced by those of this one.
  const before = stored.diagnostics.filter(
    ({ code, message }) => !/^EH40/.test(code) && !(code === "EH118" && message.includes(" that limit ")),
  );
  const judged = { ...facts, ...judgement, diagnostics: [...before, ...judgement.diagnostics] };
  return { ...judged, digest: digestOf(judged) };
}
