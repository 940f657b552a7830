import { existsSync } from "node:fs";
import { saveBaseline } from "../../audit/gate/save-baseline.js";
import type { Baseline } from "../../checks/baseline.js";
import { fault } from "../../errors.js";
import type { Policy } from "../../policy/policy.js";
import { renderBaseline } from "../../renderers/terminal/baseline.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { baselinePath } from "../baseline-file.js";
import { gatePolicy } from "../gate-policy.js";
import { today, withGateRun } from "../gate-run.js";
import type { Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import type { BaselineFlags } from "./baseline-flags.js";

/** `evenhand baseline save`: the first baseline; one that is there is moved by `update` alone. */
export async function saveBaselineFile(data: readonly string[], flags: BaselineFlags, session: Session): Promise<number> {
  const { policy } = await gatePolicy(flags, process.env);
  const path = baselinePath(flags.baseline, policy);
  if (existsSync(path))
    throw fault("EH200", `there is a baseline at ${path}`, {
      help: ["evenhand baseline update moves it", "--baseline FILE saves another one"],
    });
  const baseline = await withGateRun(
    policy,
    { data, ...flags },
    { today: today(), baseline: null, cuts: "data" },
    { session, use: (run) => saveBaseline(run, { rows: flags.rows === false ? "left out" : "kept" }) },
  );
  await writeBaseline(path, baseline);
  if (session.json) session.out(`${JSON.stringify({ path, ...withoutHashes(baseline) }, null, 2)}\n`);
  else if (!session.quiet) session.out(renderBaseline(baseline, session.outScreen));
  session.err(`Wrote ${plainText(path)}\n${nameIt(policy, flags)}`);
  return 0;
}

/** The line that a policy still needs to compare with the file. */
const nameIt = (policy: Policy, { baseline }: BaselineFlags): string =>
  policy.baseline === null ? `To compare with it, the policy needs  baseline: { from: ${baseline ?? ".evenhand/baseline.json"} }\n` : "";

/** The file whole or not at all. */
export async function writeBaseline(path: string, baseline: Baseline): Promise<void> {
  await (await stageFile(path, `${JSON.stringify(baseline, null, 1)}\n`)).commit();
}

/** What of a baseline is worth a look: the rows by number only. */
export function withoutHashes({ rows, ...baseline }: Baseline) {
  if (rows === null) return { ...baseline, rows };
  const { hashes: _hashes, decisions: _decisions, salt: _salt, ...facts } = rows;
  return { ...baseline, rows: facts };
}
