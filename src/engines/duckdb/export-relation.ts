import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fault } from "../../errors.js";
import { listLiteral, textLiteral } from "./literals.js";
import { duckdb } from "./session.js";

/** A table or view of a database file. */
export interface NamedRelation {
  readonly database: string;
  /** Perhaps with its schema: main.loans. */
  readonly relation: string;
}

/** A copy of a relation as a Parquet file, which is gone when it is disposed of. */
export interface ExportedRelation extends AsyncDisposable {
  readonly file: string;
}

/** Copies a relation out of a database that is opened for reading only. Nothing but the copy can be reached: no other file, no network, no extension. */
export async function exportRelation({ database, relation }: NamedRelation, signal?: AbortSignal): Promise<ExportedRelation> {
  await mustBeFile(database);
  const { DuckDBInstance } = await duckdb();
  const folder = await mkdtemp(path.join(tmpdir(), "evenhand-"));
  const file = path.join(folder, "relation.parquet");
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const instance = await DuckDBInstance.create(":memory:", { autoinstall_known_extensions: "false", autoload_known_extensions: "false" });
  const connection = await instance.connect();
  const interrupt = () => connection.interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });
  try {
    await connection.run(`attach ${textLiteral(path.resolve(database))} as source (read_only)`).catch((cause: unknown) => {
      throw fault("EH100", `${database} cannot be opened as a DuckDB database`, { help: ["data.from.database: loans.duckdb"], cause });
    });
    // So that a view finds its tables.
    await connection.run("use source");
    for (const setting of [
      `allowed_directories = ${listLiteral([textLiteral(folder)])}`,
      "enable_external_access = false",
      "lock_configuration = true",
    ])
      await connection.run(`set ${setting}`);
    await mustBeThere(relation, database, async (sql) => (await connection.runAndReadAll(sql)).getRowsJS());
    await connection
      .run(`copy (select * from source.${identifier(relation)}) to ${textLiteral(file)} (format parquet)`)
      .catch((cause: unknown) => {
        signal?.throwIfAborted();
        throw fault("EH100", `${relation} of ${database} cannot be read`, {
          evidence: [
            String(cause instanceof Error ? cause.message : cause)
              .split("\n")[0]!
              .slice(0, 100),
          ],
          cause,
        });
      });
  } catch (error) {
    await remove();
    throw error;
  } finally {
    signal?.removeEventListener("abort", interrupt);
    connection.closeSync();
    instance.closeSync();
  }
  return { file, [Symbol.asyncDispose]: remove };
}

async function mustBeFile(database: string): Promise<void> {
  const found = await stat(database).catch(() => null);
  if (!found?.isFile())
    throw fault("EH100", `there is no database ${database}`, { help: ["data.from: { database: loans.duckdb, relation: main.loans }"] });
}

const identifier = (relation: string): string =>
  relation
    .split(".")
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join(".");

async function mustBeThere(
  relation: string,
  database: string,
  ask: (sql: string) => Promise<readonly (readonly unknown[])[]>,
): Promise<void> {
  const rows = await ask(
    "select schema_name, table_name from duckdb_tables() where database_name = 'source' union all select schema_name, view_name from duckdb_views() where database_name = 'source' and not internal order by 1, 2",
  );
  const names = rows.map(([schema, name]) => (schema === "main" ? String(name) : `${schema}.${name}`));
  if (names.includes(relation) || names.includes(relation.replace(/^main\./, ""))) return;
  throw fault("EH100", `${database} has no table or view "${relation}"`, {
    help: [names.length === 0 ? "it is empty" : `it has: ${names.slice(0, 8).join(", ")}${names.length > 8 ? " …" : ""}`],
  });
}
