import type { AuditRequest } from "../policy/request.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { findRecord } from "./record/find-record.js";
import type { Session } from "./session.js";

/** The request with what people put on record about the model: it changes no number. */
export async function withRecord(
  request: AuditRequest,
  named: string | false | undefined,
  { policyPath, session }: { readonly policyPath: string | null; readonly session: Session },
): Promise<AuditRequest> {
  const record = await findRecord(named, policyPath);
  if (record === null) return request;
  if (!session.quiet) session.err(`Record ${plainText(record.path)} (sha256 ${record.sha256.slice(0, 8)})\n`);
  return { ...request, extras: { ...request.extras, record } };
}
