import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fault } from "../../errors.js";
import { type ReadRecord, readRecord } from "../../policy/record/read-record.js";
import { textFile } from "../../readers/text-file.js";

export const RECORD_NAME = "evenhand.record.yml";

/** The record that a run shows: the one named, else the one beside the policy or in this folder; null when there is none or `--no-record` says so. Throws EH100, EH201, EH202. */
export async function findRecord(named: string | false | undefined, policyPath: string | null): Promise<ReadRecord | null> {
  if (named === false) return null;
  const path =
    named ?? [...(policyPath === null ? [] : [join(dirname(policyPath), RECORD_NAME)]), RECORD_NAME].find((one) => existsSync(one));
  return path === undefined ? null : recordAt(path);
}

/** The record in a file. Throws EH100, EH201, EH202. */
export async function recordAt(path: string): Promise<ReadRecord> {
  const text = await textFile(path);
  if (text === null) throw fault("EH100", `there is no record ${path}`, { help: ["evenhand record init"] });
  return readRecord(text, path);
}
