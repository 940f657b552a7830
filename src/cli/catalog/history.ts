import { fault } from "../../errors.js";
import type { AuditRecord } from "../../register/audit-record.js";
import { auditsOf, dayOf } from "../../register/register.js";
import { renderHistory } from "../../renderers/terminal/catalog.js";
import { suggest } from "../../suggest.js";
import type { CommonFlags, Session } from "../session.js";
import { modelOf, openRegister, type RegisterFlags, USUAL_REGISTER } from "./register-files.js";

export interface HistoryFlags extends CommonFlags, RegisterFlags {
  readonly metric?: readonly string[];
}

const MOST = 6;

/** `evenhand catalog history`: a line an audit, a column a number: those that are asked for, else the checks, else the gaps that were told in people. */
export async function history(id: string, flags: HistoryFlags, session: Session): Promise<number> {
  const register = await openRegister(flags.catalog ?? USUAL_REGISTER);
  modelOf(register, id);
  const audits = auditsOf(register, id);
  const numbers = audits.map(numbersOf);
  const known = [...new Set(numbers.flatMap((one) => [...one.keys()]))];
  const unknown = flags.metric?.find((metric) => !known.includes(metric));
  if (unknown !== undefined) {
    const near = suggest(unknown, known);
    throw fault("EH203", `no audit of ${id} has a number "${unknown}"`, {
      help: [near === null ? `evenhand catalog show ${id} --json` : `did you mean ${near}?`],
    });
  }
  const shown = flags.metric ?? usual(audits);
  const rows = audits.map((audit, i) => ({
    ...{ day: dayOf(audit.run.startedAt), run: audit.run.id, version: audit.modelVersion, verdict: audit.result.verdict },
    values: Object.fromEntries(shown.map((metric) => [metric, numbers[i]!.get(metric) ?? null])),
  }));
  session.out(session.json ? `${JSON.stringify(rows, null, 2)}\n` : renderHistory(rows, shown, session.outScreen));
  return 0;
}

const numbersOf = ({ checks, gaps, overall }: AuditRecord): ReadonlyMap<string, number | null> =>
  new Map([
    ...Object.entries(overall),
    ...gaps.map(({ id, value }) => [id, value] as const),
    ...checks.map(({ id, value }) => [id, value] as const),
  ]);

function usual(audits: readonly AuditRecord[]): readonly string[] {
  const checks = audits.flatMap((audit) => audit.checks.map(({ id }) => id));
  const told = audits.flatMap(({ gaps }) => gaps.filter(({ sentence }) => sentence !== null).map(({ id }) => id));
  return [...new Set(checks.length > 0 ? checks : told)].slice(0, MOST);
}
