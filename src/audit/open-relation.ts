import { fingerprint } from "../readers/fingerprint.js";
import type { DataSource, OpenOptions } from "./data-source.js";
import { type OpenedFiles, openFiles } from "./open-files.js";

/** A table or view of a database as files are: its rows are copied out once, so that every engine and join can have them. */
export async function openRelation(
  { database, relation }: Extract<DataSource, { kind: "relation" }>,
  options: OpenOptions,
  keep: <R extends AsyncDisposable>(resource: R) => R,
): Promise<OpenedFiles> {
  const { exportRelation } = await import("../engines/duckdb/export-relation.js");
  const { file } = keep(await exportRelation({ database, relation }, options.signal));
  const files = await openFiles({ kind: "files", patterns: [file] }, options, keep);
  const name = `${database} ${relation}`;
  return {
    ...files,
    name,
    async input(role, rows, unmatched) {
      const print = await fingerprint([database], options.signal);
      return { ...(await files.input(role, rows, unmatched)), path: name, format: "duckdb", ...print };
    },
  };
}
