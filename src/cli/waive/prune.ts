import { withoutWaivers } from "../../policy/waiver-text.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { renderWaivers } from "../../renderers/terminal/waivers.js";
import { countOf } from "../../sections/format-count.js";
import { today } from "../gate-run.js";
import type { Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { storedResult } from "../stored-result.js";
import { type WaiveFlags, waiverFile } from "./waiver-file.js";
import { isIdle, waiverStates } from "./waiver-states.js";

/** `evenhand waive prune`: waivers that are over or not needed are taken out of the policy. */
export async function pruneWaivers(
  flags: WaiveFlags & { readonly from?: string; readonly dryRun?: boolean },
  session: Session,
): Promise<number> {
  const file = await waiverFile(flags);
  const states = waiverStates(file.policy, today(), flags.from === undefined ? null : await storedResult(flags.from));
  const places = states.flatMap((state, i) => (isIdle(state) ? [i] : []));
  const pruned = places.map((place) => states[place]!);
  if (places.length > 0 && !flags.dryRun) {
    const text = await withoutWaivers(file.text, places);
    await file.reread(text);
    await (await stageFile(file.path, text)).commit();
  }
  if (session.json) session.out(`${JSON.stringify({ path: file.path, dryRun: flags.dryRun ?? false, pruned }, null, 2)}\n`);
  else if (pruned.length === 0) session.out("Nothing to prune.\n");
  else {
    if (!session.quiet) session.out(renderWaivers(pruned, session.outScreen));
    session.out(`${flags.dryRun ? "Would take out" : "Took out"} ${countOf(pruned.length, "waiver")} of ${plainText(file.path)}.\n`);
  }
  return 0;
}
