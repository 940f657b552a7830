import { type Diagnostic, EvenhandError } from "../../errors.js";
import { ownPack } from "../../policy/own-pack.js";
import { packWarnings } from "../../policy/pack-age.js";
import { readPolicy } from "../../policy/read-policy.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { countOf } from "../../sections/format-count.js";
import { tellDiagnostics } from "../failure.js";
import type { Session } from "../session.js";
import { textOf } from "./find-pack.js";

/** `evenhand packs check FILE...`: every mistake of every pack, of its policy too; returns the exit code. */
export async function checkPacks(files: readonly string[], session: Session): Promise<number> {
  const mistakes: Diagnostic[] = [];
  const valid: { path: string; id: string; version: number; clauses: number }[] = [];
  const today = new Date().toISOString().slice(0, 10);
  for (const path of files) {
    try {
      const pack = await ownPack(await textOf(path), path);
      await readPolicy(pack.policy, `${path}, policy`);
      tellDiagnostics(packWarnings([pack], today), session);
      valid.push({ path, id: pack.id, version: pack.version, clauses: pack.clauses.length });
    } catch (error) {
      if (!(error instanceof EvenhandError)) throw error;
      mistakes.push(...error.diagnostics);
    }
  }
  const [first, ...rest] = mistakes;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  if (session.json) session.out(`${JSON.stringify({ valid: true, packs: valid }, null, 2)}\n`);
  else if (!session.quiet)
    for (const { path, id, version, clauses } of valid)
      session.out(`${plainText(path)} is valid: ${plainText(id)}@${version}, ${countOf(clauses, "clause")}\n`);
  return 0;
}
