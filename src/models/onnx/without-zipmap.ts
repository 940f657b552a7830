import { fieldOfNumber, fieldsOf, fieldWith, integersIn, joined, messagesIn, textIn, textsIn } from "./protobuf.js";

/** The bytes of an ONNX file whose outputs are all tensors, and the classes that a ZipMap named; null when it has none. */
export interface Unzipped {
  readonly bytes: Uint8Array;
  readonly classes: readonly string[] | null;
}

/**
 * The model without its ZipMap nodes: an output that was a list of maps becomes the table of numbers that the maps were made of.
 *
 * The runtimes for JavaScript cannot read maps ("Non tensor type is temporarily not supported"). The nodes are left
 * out of the protobuf, and the outputs point to their inputs; nothing else of the file changes. Throws RangeError for
 * what is not protobuf.
 *
 * @source ONNX, onnx/onnx.proto; ai.onnx.ml ZipMap-1; microsoft/onnxruntime#8007
 */
export function withoutZipMap(bytes: Uint8Array): Unzipped {
  const model = fieldsOf(bytes);
  const [body] = messagesIn(model, 7);
  const graph = body === undefined ? [] : fieldsOf(body);
  /** Output of a ZipMap → what it was made of. */
  const madeOf = new Map<string, string>();
  let classes: readonly string[] | null = null;
  const kept = graph.filter((field) => {
    if (field.number !== 1 || field.bytes === null) return true;
    const node = fieldsOf(field.bytes);
    if (textIn(node, 4) !== "ZipMap") return true;
    madeOf.set(textIn(node, 2), textIn(node, 1));
    classes = classesOf(messagesIn(node, 5));
    return false;
  });
  if (madeOf.size === 0) return { bytes, classes: null };
  const taken = new Set(messagesIn(kept, 12).map((one) => textIn(fieldsOf(one), 1)));
  const edited = kept.flatMap((field) => {
    const source = field.number === 12 && field.bytes !== null ? madeOf.get(textIn(fieldsOf(field.bytes), 1)) : undefined;
    if (source === undefined) return [field.raw];
    return taken.has(source) ? [] : [fieldWith(12, tensorOutput(source))];
  });
  const parts = model.map((field) => (field.number === 7 ? fieldWith(7, joined(edited)) : field.raw));
  return { bytes: joined(parts), classes };
}

/** A named table of 32-bit numbers, the only thing that a ZipMap takes. */
const tensorOutput = (name: string): Uint8Array =>
  joined([fieldWith(1, new TextEncoder().encode(name)), fieldWith(2, fieldWith(1, fieldOfNumber(1, 1)))]);

function classesOf(attributes: readonly Uint8Array[]): readonly string[] | null {
  for (const one of attributes) {
    const attribute = fieldsOf(one);
    if (textIn(attribute, 1) === "classlabels_strings") return textsIn(attribute, 9);
    if (textIn(attribute, 1) === "classlabels_int64s") return integersIn(attribute, 8).map(String);
  }
  return null;
}
