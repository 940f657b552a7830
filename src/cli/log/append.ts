import { readFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { sha256 } from "../../seals/sha256.js";
import type { CommonFlags, Session } from "../session.js";
import { actorOf, appendToLog, USUAL_LOG } from "./log-file.js";

export interface AppendFlags extends CommonFlags {
  readonly log?: string;
  readonly actor?: string;
  readonly note?: string;
}

/** `evenhand log append`: one more entry, with the digest of the file that it is about. */
export async function append(action: string, file: string | undefined, flags: AppendFlags, session: Session): Promise<number> {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(action))
    throw fault("EH200", `the action cannot be "${action}": it is a word of small letters, digits and hyphens`, {
      help: ["evenhand log append publish out/report.pdf"],
    });
  const entry = await appendToLog(flags.log ?? USUAL_LOG, {
    time: new Date().toISOString(),
    actor: actorOf(flags.actor, process.env),
    action,
    subject: file === undefined ? { name: "", sha256: null } : { name: file, sha256: await digestOfFile(file) },
    note: flags.note ?? null,
  });
  session.out(session.json ? `${JSON.stringify(entry, null, 2)}\n` : `${entry.seq} ${entry.hash} ${plainText(entry.action)}\n`);
  return 0;
}

async function digestOfFile(path: string): Promise<string> {
  try {
    return sha256(await readFile(path));
  } catch (cause) {
    throw fault("EH100", `${path} cannot be read`, { cause, help: ["name a file, or none"] });
  }
}
