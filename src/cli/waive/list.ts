import { renderWaivers } from "../../renderers/terminal/waivers.js";
import { gatePolicy } from "../gate-policy.js";
import { today } from "../gate-run.js";
import type { Session } from "../session.js";
import { storedResult } from "../stored-result.js";
import type { WaiveFlags } from "./waiver-file.js";
import { waiverStates } from "./waiver-states.js";

/** `evenhand waive list`: every waiver of the policy, with what is to be done about it. */
export async function listWaivers(flags: WaiveFlags & { readonly from?: string }, session: Session): Promise<number> {
  const { policy } = await gatePolicy(flags, process.env);
  const states = waiverStates(policy, today(), flags.from === undefined ? null : await storedResult(flags.from));
  session.out(session.json ? `${JSON.stringify(states, null, 2)}\n` : renderWaivers(states, session.outScreen));
  return 0;
}
