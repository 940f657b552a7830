import type { Engine } from "../engines/engine.js";
import { memoryEngine } from "../engines/memory.js";
import { type Diagnostic, fault } from "../errors.js";
import { duplicateColumns } from "../readers/duplicate-columns.js";
import { type JoinSide, joinOn, refuseByPosition } from "../readers/join.js";
import type { Duplicate } from "../readers/reader.js";
import { rowPlaces } from "../readers/row-places.js";
import { suspectNote } from "../readers/suspects.js";
import { countsFromTrials, wholeNumbers } from "../readers/trials.js";
import type { Layout } from "../table/layout.js";
import type { Table } from "../table/table.js";
import type { DataSource, OpenOptions } from "./data-source.js";
import { expectData } from "./expect-data.js";
import { checkCounts, openEngine, suitsDuckdb } from "./open-engine.js";
import { droppedBy, type OpenedFiles, openFiles } from "./open-files.js";
import { openRelation } from "./open-relation.js";
import type { Input } from "./result.js";

/** Rows that are ready to be asked about. Dispose of it to free the engine and temporary files. */
export interface OpenedData extends AsyncDisposable {
  readonly engine: Engine;
  /** The evaluation data first, then the predictions. `used` is the number of rows until an audit says otherwise. */
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
  /** How the evaluation files are read; null for a table. */
  readonly layout: Layout | null;
  /** The rows themselves, in memory, for what asks a model about each of them. */
  table(): Promise<Table>;
}

/**
 * Opens data for an audit: sniffs and reads files, joins predictions, reshapes trials, and puts an engine over the rows.
 *
 * Files of 64 MB (Parquet: 32 MB) and more are left to DuckDB when it is installed; everything else, joins and trials are held
 * in memory. Throws EvenhandErrors for what cannot be read.
 */
export async function openData(source: DataSource, options: OpenOptions = {}): Promise<OpenedData> {
  const opened: AsyncDisposable[] = [];
  const close = async (): Promise<void> => {
    for (const resource of opened.splice(0).reverse()) await resource[Symbol.asyncDispose]();
  };
  const keep = <R extends AsyncDisposable>(resource: R): R => {
    opened.push(resource);
    return resource;
  };
  try {
    const data = await opening(source, options, keep);
    keep(data.engine);
    expectData(data.inputs, options.expect ?? {});
    return { ...data, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Keep = <R extends AsyncDisposable>(resource: R) => R;
type Data = Omit<OpenedData, typeof Symbol.asyncDispose>;

async function opening(source: DataSource, options: OpenOptions, keep: Keep): Promise<Data> {
  if (source.kind === "table") {
    if (options.engine === "duckdb") throw notByDuckdb("a table in memory");
    return inMemory({ table: source.table, name: source.name ?? "(table)" }, [], options, keep);
  }
  const files = source.kind === "relation" ? await openRelation(source, options, keep) : await openFiles(source, options, keep);
  const held = options.predictions !== undefined || options.trials !== undefined;
  if (held && options.engine === "duckdb")
    throw notByDuckdb(options.trials === undefined ? "a join with predictions" : "a table of trials");
  if (!held && suitsDuckdb(files.layout, files.bytes, options.engine ?? null)) return byDuckdb(files, options);
  const table = await files.read();
  return inMemory({ table, name: files.name, files }, files.duplicates, options, keep);
}

async function byDuckdb(files: OpenedFiles, options: OpenOptions): Promise<Data> {
  const engine = await openEngine(files.layout, options.signal);
  try {
    const same = files.duplicates.flatMap(({ columns }) => columns);
    const repeated =
      same.length === 0 ? [] : duplicateColumns(await files.read({ columns: same }), files.duplicates, options.named ?? null);
    if (options.count) await checkCounts(engine, options.count, files.name);
    // A look at the first rows: the whole of a large file is not read for a note, and Parquet has missing values of its own.
    const suspects = files.layout.format === "parquet" ? [] : suspectNote(await files.read({ rows: 10_000 }));
    const diagnostics = [...files.diagnostics, ...repeated, ...suspects];
    return {
      engine,
      inputs: [await files.input("evaluation", engine.rows, 0)],
      diagnostics,
      layout: files.layout,
      table: () => files.read(),
    };
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
}

interface Held {
  readonly table: Table;
  readonly name: string;
  /** null for a table that came as one. */
  readonly files?: OpenedFiles;
}

async function inMemory(first: Held, repeated: readonly Duplicate[], options: OpenOptions, keep: Keep): Promise<Data> {
  const { predictions, trials, hits, count } = options;
  let { table } = first;
  if (table.rows === 0) throw fault("EH107", `${first.name} has no rows`);
  const duplicates = [...repeated];
  const diagnostics: Diagnostic[] = [...(first.files?.diagnostics ?? [])];
  const inputs: Input[] = [];
  let unmatched = 0;
  if (predictions !== undefined) {
    const files = await openFiles(
      { kind: "files", patterns: [predictions.path] },
      { ...options, ...(predictions.id === null ? {} : { id: predictions.id }) },
      keep,
    );
    const right: JoinSide = { ...sideOf({ table: await files.read(), name: files.name, files }) };
    const left = sideOf(first);
    if (predictions.id === null) throw refuseByPosition(left, right);
    const joined = await joinOn(left, right, { id: predictions.id, unmatched: predictions.unmatched });
    table = joined.table;
    unmatched = joined.dropped.left;
    duplicates.push(...joined.duplicates);
    diagnostics.push(...files.diagnostics);
    inputs.push(await files.input("predictions", right.table.rows, joined.dropped.right));
  }
  diagnostics.push(...duplicateColumns(table, duplicates, options.named ?? null), ...suspectNote(table));
  if (trials !== undefined && hits !== undefined) table = countsFromTrials(table, { trials, hits }, first.name);
  else if (count) wholeNumbers(table, count, first.name);
  const rows = first.table.rows;
  const evaluation: Input =
    first.files === undefined
      ? {
          role: "evaluation",
          path: first.name,
          format: "table",
          sha256: null,
          bytes: null,
          rows,
          used: rows - unmatched,
          dropped: droppedBy(unmatched),
        }
      : await first.files.input("evaluation", rows, unmatched);
  const layout = first.files === undefined ? null : { ...first.files.layout, columns: [...first.table.columns.keys()] };
  const rowsHeld = table;
  return { engine: memoryEngine(table), inputs: [evaluation, ...inputs], diagnostics, layout, table: async () => rowsHeld };
}

const sideOf = ({ table, name, files }: Held): JoinSide => ({ table, name, places: (rows) => rowPlaces(files?.layout ?? null, rows) });

const notByDuckdb = (what: string) =>
  fault("EH200", `${what} is counted in memory, not by duckdb`, { help: ["leave out --engine duckdb"] });

export type { DataSource, OpenOptions };
