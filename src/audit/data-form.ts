import type { Policy } from "../policy/policy.js";
import type { SniffOptions } from "../readers/reader.js";

/** How a policy says that its files are read. */
export function formOf({ format, delimiter, decimal, encoding, missing }: Policy["data"]): SniffOptions {
  const named = formatOf(format);
  const separated = delimiter ?? (format === "tsv" ? "tab" : undefined);
  return {
    ...(named !== undefined && { format: named }),
    ...(separated !== undefined && { delimiter: separated }),
    ...(decimal !== undefined && { decimal }),
    ...(encoding !== undefined && { encoding }),
    ...(missing !== undefined && { missing }),
  };
}

/** The reader's word for a format as users write it; absent = told from the files. */
export function formatOf(name: string | undefined): SniffOptions["format"] {
  switch (name) {
    case undefined:
    case "auto":
      return undefined;
    case "tsv":
      return "csv";
    case "jsonl":
      return "ndjson";
    default:
      return name as NonNullable<SniffOptions["format"]>;
  }
}
