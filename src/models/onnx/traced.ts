import type { OnnxGraph, OnnxNode } from "./onnx-file.js";
import { changed, matching, numberStream, type Stream, textStream } from "./streams.js";

/** Columns of the data that stand for the columns of each input, by the name of the input. */
export type InputColumns = ReadonlyMap<string, readonly string[]>;

/**
 * The columns of a tensor, traced back to the columns of the data through what preprocessing does.
 *
 * Understood: Identity, Cast to numbers, Concat of columns, Gather and ArrayFeatureExtractor of columns, Scaler, Imputer,
 * OneHotEncoder with the Reshape after it. null for anything else, and for texts that are not encoded.
 *
 * @source ONNX, docs/Operators.md and docs/Operators-ml.md
 */
export function traced(graph: OnnxGraph, name: string, inputs: InputColumns): readonly Stream[] | null {
  return tracedOnce({ graph, inputs, known: new Map() }, name);
}

interface Tracing {
  readonly graph: OnnxGraph;
  readonly inputs: InputColumns;
  /** What was traced already, so that no value is gone through twice; null also while it is being traced. */
  readonly known: Map<string, readonly Stream[] | null>;
}

/** Most columns of a tensor. */
const MOST = 100_000;

function tracedOnce(tracing: Tracing, name: string): readonly Stream[] | null {
  const known = tracing.known.get(name);
  if (known !== undefined) return known;
  tracing.known.set(name, null);
  const streams = tracedAnew(tracing, name);
  const found = streams !== null && streams.length <= MOST ? streams : null;
  tracing.known.set(name, found);
  return found;
}

function tracedAnew(tracing: Tracing, name: string): readonly Stream[] | null {
  const { graph, inputs } = tracing;
  const input = graph.inputs.find((one) => one.name === name);
  if (input !== undefined) return (inputs.get(name) ?? []).map(input.type === "string" ? textStream : numberStream);
  const node = graph.nodes.find(({ outputs }) => outputs.includes(name));
  if (node === undefined) return null;
  const before = (i: number): readonly Stream[] | null => tracedOnce(tracing, node.inputs[i] ?? "");
  const constant = (i: number): readonly number[] => graph.constants.get(node.inputs[i]!)?.numbers() ?? [];
  switch (node.op) {
    case "Identity":
      return before(0);
    case "Cast":
      return numbersOnly(node, before(0));
    case "Concat":
      return joinedColumns(node, (i) => before(i));
    case "Gather":
      return node.attributes.get("axis")?.number === 1 ? chosen(before(0), constant(1)) : null;
    case "ArrayFeatureExtractor":
      return chosen(before(0), constant(1));
    case "Scaler":
      return scaled(node, before(0));
    case "Imputer":
      return imputed(node, before(0));
    case "Reshape": {
      // After OneHotEncoder: [n, 1, categories] becomes [n, categories].
      const shape = constant(1);
      const streams = before(0);
      return shape.length === 2 && shape[0] === -1 && (shape[1] === streams?.length || shape[1] === -1) ? streams : null;
    }
    case "OneHotEncoder":
      return oneHot(node, before(0));
    default:
      return null;
  }
}

/** Casts to 32 and 64 bits; a number of 64 bits is compared and multiplied in 32 all the same. */
const numbersOnly = (node: OnnxNode, streams: readonly Stream[] | null): readonly Stream[] | null =>
  [1, 11].includes(node.attributes.get("to")?.number ?? 0) && streams?.every(({ kind }) => kind !== "text") ? streams : null;

function joinedColumns(node: OnnxNode, before: (i: number) => readonly Stream[] | null): readonly Stream[] | null {
  if (![1, -1].includes(node.attributes.get("axis")?.number ?? 0)) return null;
  const parts = node.inputs.map((_, i) => before(i));
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

function chosen(streams: readonly Stream[] | null, places: readonly number[]): readonly Stream[] | null {
  const found = places.map((at) => streams?.[at]);
  return places.length > 0 && found.every((one) => one !== undefined) ? found : null;
}

function scaled(node: OnnxNode, streams: readonly Stream[] | null): readonly Stream[] | null {
  const [offset, scale] = ["offset", "scale"].map((key) => node.attributes.get(key)?.numbers ?? []);
  if (streams === null || streams.some(({ kind }) => kind === "text")) return null;
  return streams.map((stream, i) =>
    changed(stream, (x) => Math.fround(Math.fround(Math.fround(x) - (offset![i] ?? offset![0] ?? 0)) * (scale![i] ?? scale![0] ?? 1))),
  );
}

function imputed(node: OnnxNode, streams: readonly Stream[] | null): readonly Stream[] | null {
  const filled = node.attributes.get("imputed_value_floats")?.numbers ?? [];
  const replaced = node.attributes.get("replaced_value_float")?.number ?? 0;
  if (streams === null || filled.length === 0 || streams.some(({ kind }) => kind === "text")) return null;
  const isMissing = (x: number): boolean => (Number.isNaN(replaced) ? Number.isNaN(x) : Math.fround(x) === replaced);
  return streams.map((stream, i) => changed(stream, (x) => (isMissing(x) ? (filled[i] ?? filled[0]!) : x)));
}

function oneHot(node: OnnxNode, streams: readonly Stream[] | null): readonly Stream[] | null {
  const categories = node.attributes.get("cats_strings")?.texts ?? [];
  const unknownIsError = node.attributes.get("zeros")?.number === 0;
  if (streams?.length !== 1 || categories.length === 0 || streams[0]!.kind !== "text" || unknownIsError) return null;
  return categories.map((text) => matching(streams[0]!, text));
}
