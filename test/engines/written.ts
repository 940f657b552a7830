import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { Layout } from "../../src/table/layout.js";
import type { Data } from "./random-data.js";

const typed = { missing: [""], text: [], csv: null };

/** Writes the columns to a Parquet file. */
export async function asParquet(folder: string, columns: Data): Promise<Layout> {
  const file = path.join(folder, "data.parquet");
  const columnData = Object.entries(columns).map(([name, data]) => ({
    name,
    data: [...data],
    type: data.some((value) => typeof value === "string") ? ("STRING" as const) : ("DOUBLE" as const),
    nullable: true,
  }));
  await writeFile(file, Buffer.from(parquetWriteBuffer({ columnData })));
  return { files: [file], format: "parquet", columns: Object.keys(columns), ...typed };
}

/** Writes the columns to a CSV file with CRLF and every text quoted that needs it. */
export async function asCsv(folder: string, columns: Data, delimiter = ","): Promise<Layout> {
  const file = path.join(folder, "data.csv");
  const names = Object.keys(columns);
  const rows = Object.values(columns)[0]?.map((_, i) => names.map((name) => columns[name]![i] ?? null)) ?? [];
  const lines = [names, ...rows].map((row) => row.map((value) => field(value, delimiter)).join(delimiter));
  await writeFile(file, `${lines.join("\r\n")}\r\n`);
  return { files: [file], format: "csv", columns: names, missing: [""], text: [], csv: { delimiter, decimal: ".", encoding: "utf-8" } };
}

const field = (value: number | string | null, delimiter: string): string => {
  const text = value === null ? "" : String(value);
  return /["\r\n]/.test(text) || text.includes(delimiter) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Writes the columns to an NDJSON file; missing values as null or left out. */
export async function asNdjson(folder: string, columns: Data): Promise<Layout> {
  const file = path.join(folder, "data.ndjson");
  const rows = (Object.values(columns)[0] ?? []).map((_, i) =>
    Object.fromEntries(Object.entries(columns).flatMap(([name, values]) => (values[i] === null && i % 2 === 1 ? [] : [[name, values[i]]]))),
  );
  await writeFile(file, rows.map((row) => `${line(row)}\n`).join(""));
  return { files: [file], format: "ndjson", columns: Object.keys(columns), ...typed };
}

/** A whole number beyond 2^53 with an exponent, as its digits alone would claim an exactness that it does not have. */
const line = (row: Readonly<Record<string, number | string | null | undefined>>): string =>
  `{${Object.entries(row)
    .map(([name, value]) => `${JSON.stringify(name)}:${isBeyondExact(value) ? value.toExponential() : JSON.stringify(value)}`)
    .join(",")}}`;

const isBeyondExact = (value: unknown): value is number => Number.isInteger(value) && Math.abs(value as number) > 2 ** 53;
