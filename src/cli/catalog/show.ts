import { dueOf } from "../../register/due.js";
import { approvalsOf, auditsOf, lastAudit } from "../../register/register.js";
import { renderModel } from "../../renderers/terminal/catalog.js";
import { today } from "../gate-run.js";
import type { CommonFlags, Session } from "../session.js";
import { modelOf, openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

/** `evenhand catalog show`: everything that is registered of a model. */
export async function showModel(id: string, flags: CommonFlags & RegisterFlags, session: Session): Promise<number> {
  const register = await openRegister(flags.catalog ?? USUAL_REGISTER);
  const model = modelOf(register, id);
  const audits = auditsOf(register, id);
  const approvals = approvalsOf(register, lastAudit(register, id));
  const due = dueOf(register, today(), model.auditEveryDays).filter(({ subject }) => subject === id);
  session.out(
    session.json
      ? `${JSON.stringify({ model, audits, approvals, due }, null, 2)}\n`
      : renderModel({ model, audits, approvals, due }, session.outScreen),
  );
  return 0;
}
