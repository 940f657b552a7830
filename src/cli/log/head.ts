import { fault } from "../../errors.js";
import { headOf } from "../../seals/audit-log.js";
import type { CommonFlags, Session } from "../session.js";
import { logAt, USUAL_LOG } from "./log-file.js";

/** `evenhand log head`: the hash that stands for the whole log. Throws EH505 for a log that does not hold, as its head says nothing. */
export async function head({ log: path = USUAL_LOG }: CommonFlags & { readonly log?: string }, session: Session): Promise<number> {
  const state = await logAt(path);
  if (state === null) throw fault("EH100", `there is no log ${path}`, { help: ["evenhand log append run out/results.json begins one"] });
  if (state.broken !== null)
    throw fault("EH505", `${path} does not hold from line ${state.broken.line} on: ${state.broken.reason}`, {
      help: ["evenhand log verify"],
    });
  const hash = headOf(state);
  session.out(session.json ? `${JSON.stringify({ entries: state.entries.length, head: hash }, null, 2)}\n` : `${hash}\n`);
  return 0;
}
