import { fault } from "../../errors.js";
import type { AuditRecord } from "../../register/audit-record.js";
import { compareRecords } from "../../register/compare-records.js";
import { auditsOf, dayOf } from "../../register/register.js";
import { renderComparedAudits } from "../../renderers/terminal/catalog.js";
import type { CommonFlags, Session } from "../session.js";
import { modelOf, openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

/** `evenhand catalog compare`: two recorded audits of a model, number by number. Never gates. */
export async function compareAudits(
  id: string,
  names: readonly [string, string],
  flags: CommonFlags & RegisterFlags,
  session: Session,
): Promise<number> {
  const register = await openRegister(flags.catalog ?? USUAL_REGISTER);
  modelOf(register, id);
  const [was, now] = names.map((name) => auditNamed(auditsOf(register, id), name, id)) as [AuditRecord, AuditRecord];
  const rows = compareRecords(was, now);
  const sides = {
    was: sideOf(was),
    now: sideOf(now),
    sameData: JSON.stringify(was.data.map(({ sha256 }) => sha256)) === JSON.stringify(now.data.map(({ sha256 }) => sha256)),
  };
  session.out(session.json ? `${JSON.stringify({ ...sides, rows }, null, 2)}\n` : renderComparedAudits(sides, rows, session.outScreen));
  return 0;
}

const sideOf = ({ run, modelVersion, result }: AuditRecord) => ({
  day: dayOf(run.startedAt),
  run: run.id,
  version: modelVersion,
  verdict: result.verdict,
});

/** The newest audit of a version, of a day, or the one of a run. */
function auditNamed(audits: readonly AuditRecord[], name: string, id: string): AuditRecord {
  const found = [...audits]
    .reverse()
    .find(({ run, modelVersion }) => run.id === name || modelVersion === name || dayOf(run.startedAt) === name);
  if (found !== undefined) return found;
  throw fault("EH507", `${id} has no audit "${name}"`, {
    help: [
      audits.length === 0
        ? `evenhand catalog record ${id} results.json`
        : `audits: ${audits.map(({ run, modelVersion }) => `${run.id} (${modelVersion}, ${dayOf(run.startedAt)})`).join(", ")}`,
    ],
  });
}
