import { fault } from "../../errors.js";
import type { OnnxGraph, OnnxValue } from "./onnx-file.js";
import type { InputColumns } from "./traced.js";

/**
 * Which columns of the data go into which input, in their order.
 *
 * Inputs of one column are called as their columns. Where an input takes several, their names come from `features`, which
 * names the columns of all inputs in order, or from what the producer wrote under `feature_names`. Throws EH306 for inputs
 * that are no rows of columns, and EH307 when nothing names the columns, or not as many as there are.
 */
export function inputColumns(
  { inputs, metadata }: Pick<OnnxGraph, "inputs" | "metadata">,
  features: readonly string[] | undefined,
  path: string,
): InputColumns {
  const widths = inputs.map((input) => widthOf(input, path));
  const named = features ?? namesIn(metadata.get("feature_names"));
  const isNamed = widths.every((width) => width === 1);
  if (isNamed && (named === null || inputs.every(({ name }) => named.includes(name))))
    return new Map(inputs.map(({ name }) => [name, [name]]));
  const free = widths.filter((width) => width === null).length;
  const fixed = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const total = free === 0 ? fixed : free === 1 && named !== null && named.length > fixed ? named.length : null;
  if (named === null || total !== named.length) {
    const takes = `${free === 0 ? fixed : "some"} columns in ${inputs.length === 1 ? "one input" : `${inputs.length} inputs`}`;
    throw fault("EH307", `${path} takes ${takes}, and ${named === null ? "nothing says which" : `${named.length} are named`}`, {
      evidence: inputs
        .map(({ name, type, shape }) => `${name}: ${type} [${shape?.map((length) => length ?? "any").join(", ") ?? ""}]`)
        .slice(0, 5),
      help: ["name the columns in the order of training: model.inputs in the policy, or --model-inputs age,income"],
    });
  }
  let at = 0;
  return new Map(
    inputs.map(({ name }, i) => {
      const from = at;
      at += widths[i] ?? named.length - fixed;
      return [name, named.slice(from, at)];
    }),
  );
}

/** Columns of an input; null = any number. */
function widthOf({ name, type, shape }: OnnxValue, path: string): number | null {
  if (type === null || shape === null || shape.length < 1 || shape.length > 2)
    throw fault("EH306", `${path} has the input "${name}", which is no table of rows and columns`, {
      help: ["only models of rows of columns are read: tensors [n, columns] or [n]"],
    });
  return shape.length === 1 ? 1 : shape[1]!;
}

/** A list in JSON, or names between commas. */
function namesIn(text: string | undefined): readonly string[] | null {
  if (text === undefined || text === "") return null;
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list.map(String);
  } catch {}
  return text.split(",").map((name) => name.trim());
}
