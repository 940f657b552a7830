import { dueOf } from "../../register/due.js";
import { auditsOf, dayOf, lastAudit, liveVersions } from "../../register/register.js";
import { renderModels } from "../../renderers/terminal/catalog.js";
import { today } from "../gate-run.js";
import type { CommonFlags, Session } from "../session.js";
import { openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

/** `evenhand catalog list`: a line a model. */
export async function listModels(flags: CommonFlags & RegisterFlags, session: Session): Promise<number> {
  const register = await openRegister(flags.catalog ?? USUAL_REGISTER);
  const due = dueOf(register, today(), 30);
  const rows = register.models.map((model) => {
    const last = lastAudit(register, model.id);
    return {
      ...{ id: model.id, title: model.title, owner: model.owner, tier: model.tier },
      live: liveVersions(model).map(({ version }) => version),
      audits: auditsOf(register, model.id).length,
      lastAudit: last && dayOf(last.run.startedAt),
      verdict: last?.result.verdict ?? null,
      waived: last?.checks.filter(({ status }) => status === "waived").length ?? 0,
      signedAs: last?.signatures.map(({ role }) => role) ?? [],
      late: due.filter((one) => one.subject === model.id && one.late).length,
    };
  });
  session.out(session.json ? `${JSON.stringify(rows, null, 2)}\n` : renderModels(rows, session.outScreen));
  return 0;
}
