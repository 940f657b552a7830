import { renderBaseline } from "../../renderers/terminal/baseline.js";
import { baselinePlace, readBaselineAt } from "../baseline-file.js";
import { gatePolicy } from "../gate-policy.js";
import type { Session } from "../session.js";
import type { BaselineFlags } from "./baseline-flags.js";
import { withoutHashes } from "./save.js";

/** `evenhand baseline show [FILE]`: the baseline in a file or commit, or the one of the policy. */
export async function showBaseline(file: string | undefined, flags: BaselineFlags, session: Session): Promise<number> {
  const place = file ?? baselinePlace((await gatePolicy(flags, process.env)).policy);
  const baseline = await readBaselineAt(place, process.env);
  if (session.json) session.out(`${JSON.stringify({ path: place, ...withoutHashes(baseline) }, null, 2)}\n`);
  else session.out(renderBaseline(baseline, session.outScreen));
  return 0;
}
