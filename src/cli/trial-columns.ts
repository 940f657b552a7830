import type { AuditRequest } from "../policy/request.js";

/** The request as it reads a table of trials and hits, which the reader turns into one of decisions and counts. */
export function countedRequest(request: AuditRequest): AuditRequest {
  const { columns } = request;
  if (columns.trials === null || columns.hits === null) return request;
  return { ...request, columns: { ...columns, prediction: "(decision)", count: "(count)", trials: null, hits: null } };
}
