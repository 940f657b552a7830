import { fault } from "../../errors.js";
import { messageOf } from "../function-model.js";
import type { Model } from "../model.js";
import { modelFile } from "../model-file.js";
import type { ModelSettings } from "../model-settings.js";
import { graphOutput } from "./graph-output.js";
import { inputColumns } from "./input-columns.js";
import { nativeModel } from "./native-model.js";
import { type OnnxGraph, readOnnx } from "./onnx-file.js";
import { onnxRuntime } from "./runtime.js";
import { sessionModel } from "./session-model.js";
import { type Unzipped, withoutZipMap } from "./without-zipmap.js";

/**
 * A model in an ONNX file.
 *
 * Trees and weights are read from the file, so that they can be taken apart; anything else is run by onnxruntime, and the
 * facts say why. `run` has every graph run. Throws EH100, EH305 when a runtime is needed and none is installed, EH306 and EH307.
 */
export async function openOnnx(path: string, { features, output, classes }: Partial<ModelSettings> = {}, run = false): Promise<Model> {
  const { bytes, sha256 } = await modelFile(path);
  const { graph, unzipped } = read(bytes, path);
  const columns = inputColumns(graph, features, path);
  const facts = { sha256, ...(graph.producer && { producer: graph.producer }) };
  const native = run ? { model: null, why: "asked for" } : nativeModel(graph, columns, facts);
  if (native.model !== null) return saidToBe(native.model, { output, classes });
  const answer = graphOutput(graph, unzipped.classes);
  if (answer === null)
    throw fault("EH306", `${path} has no output of numbers or labels`, { help: ["export the model with its probabilities as a tensor"] });
  const runtime = await onnxRuntime(path);
  const session = await runtime.open(unzipped.bytes).catch((cause: unknown) => {
    throw fault("EH306", `${path} is not understood by ${runtime.name}: ${messageOf(cause)}`, {
      help: ["export it again for an older opset"],
      cause,
    });
  });
  const positive = answer.classes?.length === 2 ? { positive: answer.classes[1]! } : {};
  return sessionModel({
    adapter: "onnx",
    inputs: graph.inputs,
    columns,
    answer,
    shape: graph.outputs.find(({ name }) => name === answer.names[0])?.shape ?? null,
    runtime,
    session,
    path,
    refusesMissing: false,
    output,
    classes,
    facts: { run: native.why, ...facts, ...positive },
  });
}

/** The model with what the caller says its numbers are: amounts may be scores or decisions, and the other way round; and its classes' names. */
function saidToBe(
  model: Model,
  { output, classes }: { readonly output: Model["output"] | undefined; readonly classes: readonly string[] | undefined },
): Model {
  if (model.output === "classes") return classes?.length === model.classes?.length ? Object.assign(model, { classes }) : model;
  return output === undefined || output === "classes" ? model : Object.assign(model, { output });
}

function read(bytes: Uint8Array, path: string): { readonly graph: OnnxGraph; readonly unzipped: Unzipped } {
  try {
    const unzipped = withoutZipMap(bytes);
    const graph = readOnnx(unzipped.bytes);
    if (graph.inputs.length === 0) throw new RangeError("it takes nothing");
    return { graph, unzipped };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw fault("EH306", `${path} is not an ONNX model: ${cause.message}`, { help: ["export it again"], cause });
  }
}
