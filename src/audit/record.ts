import type { AuditRecord } from "../policy/record/record-schema.js";

/** What people put on record about the model, as it was read. */
export interface RecordFacts {
  readonly path: string;
  /** SHA-256 of the file's text in UTF-8. */
  readonly sha256: string;
  readonly content: AuditRecord;
}

export type { AuditRecord };
