import { join } from "node:path";
import { EvenhandError, fault } from "../../errors.js";
import { renderSite } from "../../renderers/site/site.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { countOf } from "../../sections/format-count.js";
import { findPolicy } from "../find-policy.js";
import { today } from "../gate-run.js";
import { logAt } from "../log/log-file.js";
import { lookOf } from "../look.js";
import type { CommonFlags, Session } from "../session.js";
import { type StagedFile, stageFile } from "../staged-file.js";
import { logOf, openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

export interface SiteFlags extends CommonFlags, RegisterFlags {
  readonly output: string;
  readonly publisher?: string;
  readonly templates?: string;
  /** false after `--no-policy`. */
  readonly policy?: string | false;
}

/** `evenhand site`: the catalog as pages for each kind of reader; all of them or none. */
export async function site(flags: SiteFlags, session: Session): Promise<number> {
  const root = flags.catalog ?? USUAL_REGISTER;
  const register = await openRegister(root);
  const log = await logAt(logOf(root));
  const facts = { register, log, today: today(), publisher: flags.publisher ?? null };
  const { brand = null } = await lookOf({}, await findPolicy(flags.policy, process.env));
  const pages = await renderSite(facts, flags.templates ?? null, brand).catch((cause: unknown) => {
    if (flags.templates === undefined || cause instanceof EvenhandError) throw cause;
    throw fault("EH200", `a template in "${flags.templates}" cannot be used`, { cause, evidence: String(cause).split("\n").slice(0, 5) });
  });
  const staged: StagedFile[] = [];
  try {
    for (const { path, html } of pages) staged.push(await stageFile(join(flags.output, path), html));
    session.signal.throwIfAborted();
    for (const file of staged.splice(0)) await file.commit();
  } finally {
    for (const file of staged) await file.discard();
  }
  const paths = pages.map(({ path }) => join(flags.output, path).replaceAll("\\", "/"));
  if (session.json) session.out(`${JSON.stringify({ pages: paths }, null, 2)}\n`);
  else session.out(`Wrote ${countOf(paths.length, "page")}: ${plainText(paths.join(", "))}\n`);
  return 0;
}
