import type { Layout } from "../table/layout.js";
import type { Table } from "../table/table.js";
import { readers } from "./index.js";
import type { ReadOptions, SniffOptions } from "./reader.js";
import { sniff } from "./sniff.js";
import { utf8Layout } from "./utf8-layout.js";

/**
 * The rows of files as a table in memory.
 *
 * The first argument is a layout, or paths and patterns whose layout is then worked out.
 *
 * Example: `(await readTable("predictions/*.csv", { missing: ["NA"] })).rows`.
 */
export async function readTable(source: Layout | string | readonly string[], options: ReadOptions & SniffOptions = {}): Promise<Table> {
  const layout = isLayout(source) ? source : (await sniff(typeof source === "string" ? [source] : source, options)).layout;
  await using readable = await utf8Layout(layout, options);
  return readers[layout.format].read(readable.layout, options);
}

const isLayout = (source: Layout | string | readonly string[]): source is Layout => typeof source === "object" && "format" in source;
