import type { Format } from "../table/layout.js";
import { arrow } from "./arrow.js";
import { csv } from "./csv/index.js";
import { json } from "./json/read-json.js";
import { ndjson } from "./json/read-ndjson.js";
import { parquet } from "./parquet.js";
import type { Reader } from "./reader.js";

/** Every form of file that is read. A reader is added by a line here. */
export const readers: Readonly<Record<Format, Reader>> = { csv, json, ndjson, parquet, arrow };
