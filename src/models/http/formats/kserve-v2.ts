import type { Batch } from "../../asking/batch.js";
import { under } from "../address.js";
import { serverFacts, type TensorFacts } from "../open-inference/metadata.js";
import { numbersIn } from "../open-inference/reply.js";
import { bytesOf, columnTensor, oneTensor, type Tensor } from "../open-inference/tensors.js";
import type { WireFormat } from "../wire-format.js";

/**
 * The Open Inference Protocol, version 2: KServe, Triton, MLServer, OpenVINO.
 *
 * Columns go as one table of numbers, or each as a tensor of its own, as the model's metadata say, else by what the columns hold. Where the
 * server takes tensors as bytes numbers are sent so, missing ones as NaN; elsewhere a missing value is null.
 */
export const kserveV2: WireFormat = {
  id: "kserve-v2",
  title: "Open Inference Protocol, version 2",
  source: "Open Inference Protocol, version 2, REST; Triton, Binary Tensor Data Extension",
  async open(address, { tensors, input, answer = null, positive = null }, look) {
    const base = new URL(address);
    base.pathname = base.pathname.replace(/\/infer$/, "");
    const { inputs, binary, facts } = await serverFacts(base, look);
    const byName = new Map(inputs.map((one) => [one.name, one]));

    function tensorsOf(batch: Batch): readonly Tensor[] {
      const [first] = inputs;
      if (asOne(batch, { tensors, inputs }))
        return [oneTensor(batch, { name: input ?? first?.name ?? "input-0", datatype: first?.datatype ?? "FP64" })];
      return [...batch.columns].map(([name, column]) => {
        const told = byName.get(name);
        return columnTensor(batch, name, column, { datatype: told?.datatype ?? null, dimensions: told?.dimensions ?? 2 });
      });
    }

    return {
      facts,
      question(batch) {
        const all = tensorsOf(batch);
        const many = all.length > 1 || tensors === "columns";
        const bytes = all.map((tensor) => (binary ? bytesOf(tensor) : null));
        const raw = bytes.filter((one) => one !== null);
        const head = JSON.stringify({
          ...(many || raw.length > 0
            ? { parameters: { ...(many && { content_type: "pd" }), ...(raw.length > 0 && { binary_data_output: true }) } }
            : {}),
          inputs: all.map(({ values, parameters, ...tensor }, i) => ({
            ...tensor,
            ...(bytes[i] === null
              ? { ...(Object.keys(parameters).length > 0 && { parameters }), data: values }
              : { parameters: { ...parameters, binary_data_size: bytes[i]!.length } }),
          })),
          // Some servers give an output that is not their first only when it is asked for.
          ...(answer !== null && { outputs: [{ name: answer }] }),
        });
        const json = { "content-type": "application/json" };
        const question = { address: under(base, "/infer"), method: "POST" };
        if (raw.length === 0) return { ...question, headers: json, body: head };
        const size = String(Buffer.byteLength(head));
        return {
          ...question,
          headers: { "content-type": "application/octet-stream", "inference-header-content-length": size },
          body: new Uint8Array(Buffer.concat([Buffer.from(head), ...raw])),
        };
      },
      answer: (reply, rows) => numbersIn(reply, rows, { wanted: answer, positive }),
    };
  },
};

/** Whether all columns go as one table: as it is told, as the model has one input of two dimensions, or when all hold numbers and nothing is known. */
function asOne(
  { columns }: Batch,
  { tensors, inputs }: { readonly tensors: "one" | "columns" | undefined; readonly inputs: readonly TensorFacts[] },
): boolean {
  if (tensors !== undefined) return tensors === "one";
  const [first] = inputs;
  if (first !== undefined) return inputs.length === 1 && first.dimensions > 1 && !(columns.size === 1 && columns.has(first.name));
  return [...columns.values()].every(({ kind }) => kind === "number");
}
