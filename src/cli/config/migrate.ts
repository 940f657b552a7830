import { writeFile } from "node:fs/promises";
import { migratePolicy } from "../../policy/migrate-policy.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import type { Session } from "../session.js";
import { type ConfigFlags, existing, pathOf } from "./config-policy.js";

/** `evenhand config migrate [FILE]`: the policy in the newest version, printed or written in its place. */
export async function migrateConfig(
  file: string | undefined,
  flags: ConfigFlags & { readonly write?: boolean },
  session: Session,
): Promise<number> {
  const path = pathOf(file, flags);
  const { text, from, to } = await migratePolicy(await existing(path), path);
  if (session.json) session.out(`${JSON.stringify({ path, from, to, text }, null, 2)}\n`);
  else if (!flags.write) session.out(text);
  if (flags.write && from !== to) await writeFile(path, text);
  if (!session.quiet)
    session.err(from === to ? `${plainText(path)} is in version ${to}, the newest.\n` : `${plainText(path)}: version ${from} → ${to}\n`);
  return 0;
}
