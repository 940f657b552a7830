import type { Reader } from "../reader.js";
import { readCsv } from "./read-csv.js";
import { sniffCsv } from "./sniff-csv.js";

/** Delimited text. */
export const csv: Reader = { format: "csv", extensions: [".csv", ".tsv", ".tab", ".txt"], sniff: sniffCsv, read: readCsv };
