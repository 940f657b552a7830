import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fault } from "../../errors.js";
import type { Stream } from "./columnar-sql.js";
import { textLiteral } from "./literals.js";
import { macros } from "./macros.js";
import type { Ask } from "./summaries-sql.js";

export interface SessionOptions {
  /** What DuckDB may hold in memory before it writes to a temporary folder, as it takes it: "512MB". */
  readonly memory?: string;
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

export interface Session extends AsyncDisposable {
  readonly ask: Ask;
  readonly stream: Stream;
}

/** A database in memory that can read the given files and nothing else: no other path, no network, no extension. */
export async function openSession(paths: string, { memory = "1GB", threads, signal }: SessionOptions): Promise<Session> {
  const { DuckDBInstance } = await duckdb();
  const spill = await mkdtemp(path.join(tmpdir(), "evenhand-"));
  const instance = await DuckDBInstance.create(":memory:", {
    memory_limit: memory,
    temp_directory: spill,
    preserve_insertion_order: "false",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  const connection = await instance.connect();
  let last: Promise<unknown> = Promise.resolve();
  const interruptible = async <T>(work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    const interrupt = () => connection.interrupt();
    signal?.addEventListener("abort", interrupt, { once: true });
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener("abort", interrupt);
    }
  };
  const run: Ask = (sql) => interruptible(async () => (await connection.runAndReadAll(sql)).getRowsJS());
  const streamed: Stream = (sql, block) =>
    interruptible(async () => {
      const answer = await connection.stream(sql);
      for await (const chunk of answer) block(chunk.getColumns());
    });
  const close = async (): Promise<void> => {
    connection.closeSync();
    instance.closeSync();
    await rm(spill, { recursive: true, force: true });
  };
  try {
    for (const macro of macros) await run(macro);
    for (const setting of [
      `allowed_paths = ${paths}`,
      "enable_external_access = false",
      `TimeZone = ${textLiteral("UTC")}`,
      "lock_configuration = true",
    ])
      await run(`set ${setting}`);
  } catch (error) {
    await close();
    throw error;
  }
  // A connection carries out one statement at a time.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const answer = last.then(work);
    last = answer.catch(() => {});
    return answer;
  };
  return {
    ask: (sql) => inTurn(() => run(sql)),
    stream: (sql, block) => inTurn(() => streamed(sql, block)),
    async [Symbol.asyncDispose]() {
      await last;
      await close();
    },
  };
}

/** The package, which is native, slow to load and optional: only when asked for. */
export async function duckdb(): Promise<typeof import("@duckdb/node-api")> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw fault("EH305", "the duckdb engine needs the package @duckdb/node-api, which is not installed or does not load here", {
      help: ["npm install @duckdb/node-api@1.5.5-r.5", "--engine memory"],
      cause,
    });
  }
}
