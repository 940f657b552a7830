import { fault } from "../../errors.js";
import { messageOf } from "../function-model.js";
import type { Model } from "../model.js";
import type { ModelSettings } from "../model-settings.js";
import { inputColumns } from "../onnx/input-columns.js";
import type { ElementType, OnnxValue } from "../onnx/onnx-file.js";
import type { Runtime, Session, Tensor } from "../onnx/runtime.js";
import { sessionModel } from "../onnx/session-model.js";
import { readTfjs, type TfjsFile } from "./tfjs-file.js";
import { type Tfjs, type TfjsModel, type TfjsTensor, tfjsPackage } from "./tfjs-package.js";

/**
 * A model of TensorFlow.js: layers or a graph, by its model.json.
 *
 * Inputs are tables of numbers: one for each column, or one of several columns, which have to be named. Throws EH100, EH305,
 * EH306 and EH307.
 */
export async function openTfjs(path: string, { features, output, classes }: Partial<ModelSettings> = {}): Promise<Model> {
  const file = await readTfjs(path);
  const tf = await tfjsPackage(path);
  const model = await loaded(tf, file).catch((cause: unknown) => {
    throw fault("EH306", `${path} is not understood by TensorFlow.js: ${messageOf(cause)}`, {
      help: ["save it again with a version of TensorFlow.js that is close"],
      cause,
    });
  });
  const inputs = model.inputs.map(
    (input): OnnxValue => ({ name: nameOf(input.name), type: types[input.dtype ?? "float32"] ?? null, shape: lengths(input.shape) }),
  );
  const answer = model.outputs[0]!;
  const shape = lengths(answer.shape);
  const made = activationOf(model, file);
  return sessionModel({
    adapter: "tfjs",
    inputs,
    columns: inputColumns({ inputs, metadata: new Map() }, features, path),
    answer: { names: [answer.name], labels: false, classes: null, chances: made === "sigmoid" || made === "softmax" },
    shape: shape ?? [null, 1],
    runtime: runtimeOf(tf),
    session: sessionOf(tf, model, answer.name),
    path,
    refusesMissing: true,
    output,
    classes,
    facts: { format: file.format, sha256: file.sha256 },
  });
}

const types: Readonly<Record<string, ElementType>> = { float32: "float", int32: "int32", bool: "bool" };

function loaded(tf: Tfjs, { format, topology, weightSpecs, weightData, rest }: TfjsFile): Promise<TfjsModel> {
  const handler = tf.io.fromMemory({ ...rest, format, modelTopology: topology, weightSpecs, weightData });
  return format === "layers-model" ? tf.loadLayersModel(handler) : tf.loadGraphModel(handler);
}

/** A graph's names end in the number of the output. */
const nameOf = (name: string): string => name.replace(/:\d+$/, "");

const lengths = (shape: readonly (number | null)[] | undefined): readonly (number | null)[] | null =>
  shape === undefined ? null : shape.map((length) => (length === null || length < 0 ? null : length));

const runtimeOf = (tf: Tfjs): Pick<Runtime, "name" | "tensor"> => ({
  name: `@tensorflow/tfjs ${tf.version.tfjs ?? ""}, ${tf.getBackend()}`,
  tensor: (type, data, dims) => ({ type, data, dims }),
});

function sessionOf(tf: Tfjs, model: TfjsModel, answer: string): Session {
  return {
    async run(feeds) {
      const given = model.inputs.map(({ name }) => {
        const { type, data, dims } = feeds[nameOf(name)] as Tensor;
        return tf.tensor(data, dims, type);
      });
      const named = Object.fromEntries(model.inputs.map(({ name }, i) => [name, given[i]!]));
      const results = model.predict(model.layers === undefined ? named : given.length === 1 ? given[0] : given);
      const all: readonly TfjsTensor[] = Array.isArray(results) ? results : [results as TfjsTensor];
      try {
        return { [answer]: { type: "float32", dims: all[0]!.shape, data: await all[0]!.data() } };
      } finally {
        tf.dispose([...given, ...all]);
      }
    },
    release: async () => model.dispose(),
  };
}

/** What the last layer, or the last operator of a graph, makes of its numbers. */
function activationOf(model: TfjsModel, { topology }: TfjsFile): string {
  const layer = model.layers?.at(-1)?.getConfig().activation;
  if (model.layers !== undefined) return String(layer ?? "");
  const nodes =
    (topology as { readonly node?: readonly { readonly name: string; readonly op: string; readonly input?: readonly string[] }[] }).node ??
    [];
  let name = nameOf(model.outputs[0]!.name);
  for (let i = 0; i < 10; i++) {
    const node = nodes.find((one) => one.name === name);
    if (node === undefined || node.op !== "Identity") return (node?.op ?? "").toLowerCase();
    name = nameOf(node.input?.[0] ?? "");
  }
  return "";
}
