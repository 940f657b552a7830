import { type Diagnostic, diagnostic, EvenhandError } from "../../errors.js";
import { type WaiverText, withoutWaivers, withWaiver } from "../../policy/waiver-text.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { suggest } from "../../suggest.js";
import { today } from "../gate-run.js";
import type { Session } from "../session.js";
import { stageFile } from "../staged-file.js";
import { overTerminal } from "../voice.js";
import { type WaiverWords, waiverConversation } from "./ask-waiver.js";
import { isSameScope, type WaiveFlags, type WaiverFile, waiverFile } from "./waiver-file.js";
import { dayOf } from "./waiver-values.js";

interface AddFlags extends WaiveFlags {
  readonly owner?: string;
  readonly reason?: string;
  readonly expires?: string;
  readonly ceiling?: number;
  readonly groups?: readonly string[];
  readonly ticket?: string;
  readonly approvedBy?: string;
  readonly dryRun?: boolean;
}

/**
 * `evenhand waive add CHECK`: a waiver in the policy, valid from today; one of the same failures that has expired makes room
 * for it. What was not said is asked for on a terminal, and refused without one.
 */
export async function addWaiver(named: string | undefined, flags: AddFlags, session: Session): Promise<number> {
  const file = await waiverFile(flags);
  const said = saidBy(named, flags);
  const words = session.interactive && file.policy.checks.length > 0 ? await asked(said, file, session) : said;
  if (words === null) return 130;
  const waiver = waiverOf(words, flags, file);
  const { check } = waiver;
  const day = today();
  const scope = { check, groups: flags.groups ?? null };
  const over = file.policy.waivers.flatMap((one, i) => (isSameScope(one, scope) && one.expires < day ? [i] : []));
  const text = await withWaiver(over.length > 0 ? await withoutWaivers(file.text, over) : file.text, waiver);
  const policy = await file.reread(text);
  if (flags.dryRun) {
    session.out(session.json ? `${JSON.stringify({ path: file.path, waiver, text }, null, 2)}\n` : text);
    return 0;
  }
  await (await stageFile(file.path, text)).commit();
  if (session.json) session.out(`${JSON.stringify({ path: file.path, waiver, replaced: over.length, sha256: policy.sha256 }, null, 2)}\n`);
  else if (!session.quiet)
    session.out(
      `Waived ${plainText(check)} until ${waiver.expires}, by ${plainText(waiver.owner)}${over.length > 0 ? ", in place of an expired one" : ""}.\nWrote ${plainText(file.path)}: evenhand config diff shows it as looser, so have it reviewed.\n`,
    );
  return 0;
}

function saidBy(check: string | undefined, { owner, reason, expires }: AddFlags): Partial<WaiverWords> {
  return {
    ...(check !== undefined && { check }),
    ...(owner !== undefined && { owner }),
    ...(reason !== undefined && { reason }),
    ...(expires !== undefined && { expires }),
  };
}

/** What was said, and the answers to the rest; null = the user quit. */
function asked(said: Partial<WaiverWords>, { policy }: WaiverFile, session: Session): Promise<WaiverWords | null> {
  const known = { checks: policy.checks.map(({ id }) => id), created: today() };
  return overTerminal(session, (voice) => waiverConversation(said, known, voice));
}

const helpOn = {
  owner: "--owner model-risk@example.org",
  reason: '--reason "why the gap is accepted for now, and what is being done"',
  expires: "--expires 60d, or the last day: --expires 2026-11-30",
} as const;

function waiverOf(words: Partial<WaiverWords>, flags: AddFlags, { policy }: WaiverFile): WaiverText {
  const { check, owner, reason, expires } = words;
  const { ceiling, groups, ticket, approvedBy } = flags;
  const mistakes: Diagnostic[] = [];
  const ids = policy.checks.map(({ id }) => id);
  if (check === undefined) mistakes.push(diagnostic("EH207", "the waiver names no check", { help: [`checks: ${ids.join(", ")}`] }));
  else if (!ids.includes(check)) {
    const near = suggest(check, ids);
    mistakes.push(
      diagnostic("EH207", `the policy has no check ${check}`, {
        help: [near === null ? `checks: ${ids.join(", ")}` : `did you mean ${near}?`],
      }),
    );
  }
  for (const key of ["owner", "reason", "expires"] as const)
    if (words[key] === undefined) mistakes.push(diagnostic("EH207", `the waiver has no ${key}`, { help: [helpOn[key]] }));
  const [first, ...rest] = mistakes;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  const created = today();
  return {
    check: check!,
    ...(groups !== undefined && { groups }),
    owner: owner!,
    ...(approvedBy !== undefined && { approved_by: approvedBy }),
    reason: reason!,
    created,
    expires: dayOf(expires!, created),
    ...(ceiling !== undefined && { ceiling }),
    ...(ticket !== undefined && { ticket }),
  };
}
