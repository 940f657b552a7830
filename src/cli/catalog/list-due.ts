import { dueOf } from "../../register/due.js";
import { renderDue } from "../../renderers/terminal/catalog.js";
import { today } from "../gate-run.js";
import type { CommonFlags, Session } from "../session.js";
import { openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

export interface DueFlags extends CommonFlags, RegisterFlags {
  readonly within?: number;
  readonly gate?: boolean;
}

/** `evenhand catalog due`: what is late first; with --gate a schedule can hold on to it. */
export async function listDue(flags: DueFlags, session: Session): Promise<number> {
  const due = dueOf(await openRegister(flags.catalog ?? USUAL_REGISTER), today(), flags.within ?? 30);
  session.out(session.json ? `${JSON.stringify(due, null, 2)}\n` : renderDue(due, session.outScreen));
  return flags.gate && due.some(({ late }) => late) ? 1 : 0;
}
