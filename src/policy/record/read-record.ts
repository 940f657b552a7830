import { createHash } from "node:crypto";
import { EvenhandError } from "../../errors.js";
import { parsePolicyText } from "../policy-text.js";
import { schemaMistakes } from "../schema/schema-mistakes.js";
import { type AuditRecord, recordSchema } from "./record-schema.js";

/** A record as it was read. */
export interface ReadRecord {
  readonly path: string;
  /** SHA-256 of the file's text in UTF-8. */
  readonly sha256: string;
  readonly content: AuditRecord;
}

/** The record in the text of an evenhand.record.yml. Throws every mistake with its line: EH201, EH202. */
export async function readRecord(text: string, path: string): Promise<ReadRecord> {
  const parsed = await parsePolicyText(text, path);
  const { z } = await import("zod");
  const schema = recordSchema(z);
  const read = schema.safeParse(parsed.content, { reportInput: true });
  if (!read.success) {
    const [first, ...rest] = schemaMistakes(schema, read.error.issues, parsed);
    throw new EvenhandError([first!, ...rest]);
  }
  return { path, sha256: createHash("sha256").update(text, "utf8").digest("hex"), content: read.data };
}

/** What the record says under a key such as "oversight.monitoring"; null when it says nothing. */
export function recordValue(content: AuditRecord, key: string): unknown {
  const value = key
    .split(".")
    .reduce<unknown>(
      (at, part) => (typeof at === "object" && at !== null && Object.hasOwn(at, part) ? (at as Record<string, unknown>)[part] : null),
      content,
    );
  return value === undefined ||
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (isMap(value) && Object.keys(value).length === 0)
    ? null
    : value;
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
