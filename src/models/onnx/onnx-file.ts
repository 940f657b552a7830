import { type Field, fieldsOf, integersIn, messagesIn, numbersIn, textIn, textsIn } from "./protobuf.js";

/** What is read of an ONNX file. */
export interface OnnxGraph {
  /** e.g. "skl2onnx 1.20.0". */
  readonly producer: string;
  readonly nodes: readonly OnnxNode[];
  /** What a caller gives: without the constants that some files list here too. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly constants: ReadonlyMap<string, OnnxConstant>;
  /** What the producer wrote beside the graph. */
  readonly metadata: ReadonlyMap<string, string>;
}

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
}

export interface OnnxAttribute {
  readonly number: number;
  readonly text: string;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** Of the numbers of a tensor; null for other lists. */
  readonly type: ElementType | null;
}

/** A named value; `type` is null for maps and sequences, `shape` has null where any length fits. */
export interface OnnxValue {
  readonly name: string;
  readonly type: ElementType | null;
  readonly shape: readonly (number | null)[] | null;
}

export interface OnnxConstant {
  readonly shape: readonly number[];
  /** Read when asked for; [] for texts and types that are not read. */
  numbers(): readonly number[];
}

const elementTypes = {
  1: "float",
  2: "uint8",
  3: "int8",
  4: "uint16",
  5: "int16",
  6: "int32",
  7: "int64",
  8: "string",
  9: "bool",
  10: "float16",
  11: "double",
  12: "uint32",
  13: "uint64",
} as const;

export type ElementType = (typeof elementTypes)[keyof typeof elementTypes];

/**
 * The graph in an ONNX file. Throws RangeError for what is cut or has no graph.
 *
 * @source ONNX, onnx/onnx.proto (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto)
 */
export function readOnnx(bytes: Uint8Array): OnnxGraph {
  const model = fieldsOf(bytes);
  const [body] = messagesIn(model, 7);
  if (body === undefined) throw new RangeError("there is no graph");
  const graph = fieldsOf(body);
  const constants = new Map(messagesIn(graph, 5).map((one) => constantFrom(fieldsOf(one))));
  return {
    producer: `${textIn(model, 2)} ${textIn(model, 3)}`.trim(),
    nodes: messagesIn(graph, 1).map((one) => nodeFrom(fieldsOf(one))),
    inputs: messagesIn(graph, 11)
      .map((one) => valueFrom(fieldsOf(one)))
      .filter(({ name }) => !constants.has(name)),
    outputs: messagesIn(graph, 12).map((one) => valueFrom(fieldsOf(one))),
    constants,
    metadata: new Map(
      messagesIn(model, 14).map((one) => {
        const entry = fieldsOf(one);
        return [textIn(entry, 1), textIn(entry, 2)];
      }),
    ),
  };
}

const nodeFrom = (fields: readonly Field[]): OnnxNode => ({
  op: textIn(fields, 4),
  inputs: textsIn(fields, 1),
  outputs: textsIn(fields, 2),
  attributes: new Map(
    messagesIn(fields, 5).map((one) => {
      const attribute = fieldsOf(one);
      return [textIn(attribute, 1), attributeFrom(attribute)];
    }),
  ),
});

function attributeFrom(fields: readonly Field[]): OnnxAttribute {
  const number = fields.findLast((field) => field.number === 2 || field.number === 3)?.value ?? 0;
  const [tensor] = messagesIn(fields, 5);
  const inTensor = tensor === undefined ? null : fieldsOf(tensor);
  const lists = [numbersIn(fields, 7, 4), integersIn(fields, 8), inTensor === null ? [] : numbersOf(inTensor)];
  return {
    number,
    text: textIn(fields, 4),
    numbers: lists.find((list) => list.length > 0) ?? [],
    texts: textsIn(fields, 9),
    type: inTensor === null ? null : typeOf(inTensor),
  };
}

function valueFrom(fields: readonly Field[]): OnnxValue {
  const type = messagesIn(fields, 2).flatMap(fieldsOf);
  const tensor = messagesIn(type, 1).flatMap(fieldsOf);
  const code = tensor.find(({ number }) => number === 1)?.value;
  const shapes = messagesIn(tensor, 2);
  return {
    name: textIn(fields, 1),
    type: elementTypes[code as keyof typeof elementTypes] ?? null,
    shape: shapes.length === 0 ? null : messagesIn(fieldsOf(shapes[0]!), 1).map(lengthFrom),
  };
}

/** A length that is named, absent or 0 may be any. */
const lengthFrom = (dimension: Uint8Array): number | null => fieldsOf(dimension).find(({ number }) => number === 1)?.value || null;

function constantFrom(fields: readonly Field[]): [name: string, OnnxConstant] {
  return [textIn(fields, 8), { shape: integersIn(fields, 1), numbers: () => numbersOf(fields) }];
}

const typeOf = (tensor: readonly Field[]): ElementType | null =>
  elementTypes[tensor.find(({ number }) => number === 2)?.value as keyof typeof elementTypes] ?? null;

function numbersOf(fields: readonly Field[]): readonly number[] {
  const type = typeOf(fields);
  const [raw] = messagesIn(fields, 9);
  const view = raw && new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const rawNumbers = (size: number, read: (at: number) => number): number[] =>
    Array.from({ length: Math.floor((raw?.length ?? 0) / size) }, (_, i) => read(size * i));
  switch (type) {
    case "float":
      return view ? rawNumbers(4, (at) => view.getFloat32(at, true)) : numbersIn(fields, 4, 4);
    case "double":
      return view ? rawNumbers(8, (at) => view.getFloat64(at, true)) : numbersIn(fields, 10, 8);
    case "int64":
      return view ? rawNumbers(8, (at) => Number(view.getBigInt64(at, true))) : integersIn(fields, 7);
    case "int32":
      return view ? rawNumbers(4, (at) => view.getInt32(at, true)) : integersIn(fields, 5);
    case "uint8":
      return view ? rawNumbers(1, (at) => view.getUint8(at)) : integersIn(fields, 5);
    default:
      return [];
  }
}
