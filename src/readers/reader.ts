import type { Diagnostic } from "../errors.js";
import type { Format, Layout } from "../table/layout.js";
import type { Table } from "../table/table.js";

/** A file to look into: where it is and what messages call it. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
}

/** What the user says about the form of the files; null or absent = worked out from the bytes. */
export interface SniffOptions {
  readonly format?: Format | null;
  /** One character, or "tab". */
  readonly delimiter?: string | null;
  readonly decimal?: "." | "," | null;
  /** A name that TextDecoder knows. */
  readonly encoding?: string | null;
  /** Texts that mean "no value", beside "". */
  readonly missing?: readonly string[];
  /** Columns kept as text whatever they hold. */
  readonly text?: readonly string[];
}

export interface ReadOptions {
  /** The columns to read, all when absent. Unknown names are an EH101. */
  readonly columns?: readonly string[];
  /** Stop once there are this many; some more may come. */
  readonly rows?: number;
  readonly signal?: AbortSignal;
  /** Called with the number of bytes read since the last call. */
  readonly onBytes?: (bytes: number) => void;
}

/** A form of file: how its columns are found and how its rows become a table. */
export interface Reader {
  readonly format: Format;
  readonly extensions: readonly string[];
  /** The layout of the files, from the first bytes of each. */
  sniff(files: readonly [SourceFile, ...SourceFile[]], options: SniffOptions): Promise<Sniffed>;
  read(layout: Layout, options: ReadOptions): Promise<Table>;
}

/** A layout and what was noticed on the way. */
export interface Sniffed {
  readonly layout: Layout;
  /** Columns that share a name in the file: the first one's name and those the others got. */
  readonly duplicates: readonly Duplicate[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Duplicate {
  readonly name: string;
  /** All of them, the first included, in the order of the file: ["score", "score#2"]. */
  readonly columns: readonly string[];
  /** Their places in the file, 1-based. */
  readonly places: readonly number[];
}
