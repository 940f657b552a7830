import type { OnnxGraph, OnnxNode } from "./onnx-file.js";

/** Whether the numbers of a node's output come out of the graph unchanged. */
export function comesOut(graph: OnnxGraph, name: string, seen = new Set<string>()): boolean {
  if (graph.outputs.some((output) => output.name === name)) return true;
  if (seen.has(name)) return false;
  seen.add(name);
  return graph.nodes.some((node) => node.inputs[0] === name && isPassing(graph, node) && comesOut(graph, node.outputs[0] ?? "", seen));
}

/** What is done to raw numbers before they come out. */
export type Activation = "none" | "logistic" | "softmax";

/** How the numbers of a node's output come out of the graph: as they are, or through one Sigmoid or Softmax over the classes; null = otherwise. */
export function activationOf(graph: OnnxGraph, name: string): Activation | null {
  if (comesOut(graph, name)) return "none";
  const after = graph.nodes.filter(({ inputs, outputs }) => inputs[0] === name && comesOut(graph, outputs[0] ?? ""));
  const [node] = after;
  if (node === undefined || after.length > 1) return null;
  if (node.op === "Sigmoid") return "logistic";
  return node.op === "Softmax" && [-1, 1].includes(node.attributes.get("axis")?.number ?? -1) ? "softmax" : null;
}

/** Identity, Cast to 32 bits, ZipMap, multiplication by 1, and a division by the sum of what sums to 1. */
function isPassing(graph: OnnxGraph, node: OnnxNode): boolean {
  switch (node.op) {
    case "Identity":
    case "ZipMap":
      return true;
    case "Cast":
      return node.attributes.get("to")?.number === 1;
    case "Mul": {
      const numbers = graph.constants.get(node.inputs[1] ?? "")?.numbers() ?? [];
      return numbers.length > 0 && numbers.every((x) => x === 1);
    }
    case "Normalizer":
      return node.attributes.get("norm")?.text === "L1" && sumsToOne(graph, node.inputs[0]!);
    default:
      return false;
  }
}

const sumsToOne = (graph: OnnxGraph, name: string): boolean =>
  graph.nodes.find(({ outputs }) => outputs.includes(name))?.attributes.get("post_transform")?.text === "SOFTMAX";
