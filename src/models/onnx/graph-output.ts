import type { ModelOutput } from "../model.js";
import { labelsOf } from "./class-labels.js";
import type { OnnxGraph, OnnxValue } from "./onnx-file.js";

/** Where a graph's numbers are, and what they are. */
export interface GraphOutput {
  /** Outputs to ask for: one table of numbers, one list of labels, or one list a class. */
  readonly names: readonly string[];
  /** Whether they are labels instead of numbers. */
  readonly labels: boolean;
  /** Names of the classes; null when nothing says them. */
  readonly classes: readonly string[] | null;
  /** Whether the numbers are known to be chances. */
  readonly chances: boolean;
}

/**
 * The outputs of a graph that are asked for: numbers rather than labels.
 *
 * Several outputs of one number each are the classes one by one. `zipped` are classes that a ZipMap named.
 */
export function graphOutput(graph: OnnxGraph, zipped: readonly string[] | null): GraphOutput | null {
  const numbers = graph.outputs.filter(({ type }) => type === "float" || type === "double");
  const said = graph.nodes.map(labelsOf).find(({ length }) => length > 0) ?? null;
  const classes = zipped ?? said;
  if (numbers.length === 0) {
    const label = graph.outputs.find(({ type }) => type === "int64" || type === "string" || type === "bool" || type === "int32");
    return label === undefined ? null : { names: [label.name], labels: true, classes, chances: false };
  }
  const each = numbers.length > 1 && numbers.every(isOneNumber);
  const names = (each ? numbers : numbers.slice(0, 1)).map(({ name }) => name);
  return {
    names,
    labels: false,
    classes: each ? (classes?.length === names.length ? classes : names) : classes,
    chances: classes !== null || isChance(graph, names[0]!),
  };
}

const isOneNumber = ({ shape }: OnnxValue): boolean => shape !== null && (shape.length === 1 || shape[1] === 1);

/** Whether the output is made by a sigmoid or a softmax. */
function isChance(graph: OnnxGraph, name: string, depth = 0): boolean {
  const node = graph.nodes.find(({ outputs }) => outputs.includes(name));
  if (node === undefined || depth > 10) return false;
  if (node.op === "Sigmoid" || node.op === "Softmax") return true;
  return ["Identity", "Cast", "Reshape", "Squeeze", "Flatten"].includes(node.op) && isChance(graph, node.inputs[0]!, depth + 1);
}

/** What the numbers are, by how many there are a row. */
export const kindOf = ({ labels, chances }: GraphOutput, width: number): ModelOutput =>
  labels ? "decision" : width > 2 ? "classes" : width === 2 || chances ? "score" : "amount";
