import type { z as Zod } from "zod";
import { values } from "./values.js";

/** `data`: where the rows are and how they are read. */
export function dataSection(z: typeof Zod) {
  const { column } = values(z);
  const paths = z
    .union([column, z.array(column).min(1)], { error: "a path, a glob, - or a list of paths is expected here" })
    .transform((one) => (Array.isArray(one) ? one : [one]));
  return z
    .strictObject({
      path: paths.optional().meta({ description: "File, glob or - for standard input; several files are read one after the other" }),
      from: z
        .strictObject({
          engine: z.literal("duckdb").optional().meta({ description: "The engine whose relation it is" }),
          database: z.string().min(1).meta({ description: "Database file, opened for reading only" }),
          relation: z.string().min(1).meta({ description: "Table or view in it, perhaps with its schema: main.loans" }),
        })
        .optional()
        .meta({ description: "A table or view of a database instead of a file" }),
      format: z
        .enum(["auto", "csv", "tsv", "json", "jsonl", "ndjson", "parquet", "arrow"])
        .optional()
        .meta({ description: "Format of the files; told from name and content when absent", default: "auto" }),
      delimiter: z.string().length(1).optional().meta({ description: "Character between fields of a CSV file" }),
      encoding: z.string().optional().meta({ description: "Text encoding, e.g. windows-1252", default: "utf-8" }),
      decimal: z.enum([".", ","]).optional().meta({ description: "Decimal separator of numbers in text files" }),
      missing: z.array(z.string()).optional().meta({ description: "Texts that mean a missing value, beside the empty one" }),
      where: z.string().optional().meta({ description: "Row filter, e.g. year >= 2025 and channel in ('web', 'branch')" }),
      predictions: z.string().min(1).optional().meta({ description: "Second file with predictions, joined on columns.id" }),
      unmatched: z
        .enum(["error", "drop"])
        .optional()
        .meta({ description: "What becomes of ids that are in one file only", default: "error" }),
      missing_prediction: z
        .enum(["error", "drop", "negative"])
        .optional()
        .meta({ description: "What a missing prediction means", default: "error" }),
      transform: z
        .strictObject({
          score: z
            .enum(["none", "sigmoid", "percent"])
            .optional()
            .meta({ description: "sigmoid: the score is a logit; percent: it goes from 0 to 100" }),
        })
        .optional()
        .meta({ description: "How a score becomes a number from 0 to 1; outcome.threshold is on that scale" }),
      expect: z
        .strictObject({
          rows_min: z.int().min(1).optional().meta({ description: "Fewer rows than this are refused" }),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits are expected here")
            .optional()
            .meta({ description: "SHA-256 of the evaluation file; another file is refused" }),
        })
        .optional()
        .meta({ description: "Guards against swapped or truncated data" }),
    })
    .meta({ description: "Where the rows are and how they are read" });
}
