import type { z as Zod } from "zod";
import { modelInputs } from "./model-inputs.js";
import { values as shared } from "./values.js";

/** Ways of asking a model, and protocols of those that answer over HTTP. */
export const modelAdapters = ["http", "command", "module", "column", "lightgbm", "xgboost", "onnx", "onnxruntime", "tfjs"] as const;
export const modelProtocols = ["http", "kserve-v2", "kserve-v1", "mlflow", "tensorflow-serving", "sagemaker"] as const;

/** `model`: how the model is asked, for importance and robustness. */
export function modelSection(z: typeof Zod) {
  const { column } = shared(z);
  const positive = z.int().min(1).optional();
  return z
    .strictObject({
      adapter: z.enum(modelAdapters).optional().meta({ description: "How the model is reached" }),
      protocol: z.enum(modelProtocols).optional().meta({ description: "What an http model speaks; http is a template", default: "http" }),
      url: z.string().optional().meta({ description: "Address of an http model; variables are filled in" }),
      path: z.string().optional().meta({ description: "File of a model" }),
      command: z.array(z.string()).min(1).optional().meta({ description: "Program and arguments of a command model" }),
      column: column.optional().meta({ description: "Column of scores that stands for a model" }),
      headers: z
        .record(z.string(), z.string())
        .optional()
        .meta({ description: "Headers of an http model; secrets from the environment or files, never written here" }),
      method: z.enum(["POST", "PUT"]).optional().meta({ description: "Of a template", default: "POST" }),
      body: z.json().optional().meta({
        description: "Template: JSON in which $records, $rows, $columns, $names, $csv or $ndjson stand for the rows",
        default: "$records",
      }),
      answer: z.string().optional().meta({ description: "Where the numbers are: an output's name, or a path such as /items/*/score" }),
      positive: z.string().optional().meta({ description: "The text that is 1, where a model answers with texts" }),
      tensors: z.enum(["one", "columns"]).optional().meta({ description: "One table of numbers, or each column by its name" }),
      input: z.string().optional().meta({ description: "Name of the one input" }),
      doubles: z.array(column).optional().meta({ description: "Columns sent as doubles even where every value is whole" }),
      wire: z.enum(["ndjson", "arrow"]).optional().meta({ description: "How a program is spoken to", default: "ndjson" }),
      classes: z.array(z.string()).optional().meta({ description: "Names of the classes, in the order of the numbers" }),
      batch: positive.meta({ description: "Rows asked about at once", default: 1000 }),
      batch_bytes: positive.meta({ description: "About how many bytes are sent at once", default: 1_000_000 }),
      timeout: z
        .string()
        .regex(/^\d+(ms|s|m)$/, "a time such as 500ms, 30s or 2m is expected here")
        .optional()
        .meta({ description: "Longest time of one answer", default: "60s" }),
      keep_answers: z
        .boolean()
        .optional()
        .meta({ description: "Keep the answers of a model in this process too, so that a stopped run goes on", default: false }),
      concurrency: positive.meta({
        description: "Questions asked at the same time; of a program so many of it run, 1 when left out",
        default: 4,
      }),
      inputs: modelInputs(z)
        .optional()
        .meta({ description: "What the model is given, in its order: columns as they are, or encoded as for training" }),
      output: z
        .enum(["score", "decision", "classes", "amount", "label", "proba"])
        .optional()
        .meta({ description: "What the model answers with; label is decision, proba is classes", default: "score" }),
    })
    .meta({ description: "How the model is asked; a module or a program runs only with --allow-model-code" });
}
