import type { Answer } from "../../asking/answer.js";
import { numbersOf } from "../../numbers.js";
import { parsedJson } from "../json-text.js";
import type { Reply } from "../wire-format.js";
import { numberTypes } from "./datatypes.js";

interface Output {
  readonly name: string;
  readonly datatype: string;
  readonly shape: readonly number[];
  readonly data: readonly unknown[];
}

/**
 * The numbers in a reply of the Open Inference Protocol, JSON or with tensors as bytes behind it.
 *
 * Of several outputs the one called `wanted` is taken; without a name the only one, or the only one with fractions. Throws TypeError
 * with the names when that does not settle it.
 */
export function numbersIn(
  reply: Reply,
  rows: number,
  { wanted, positive }: { readonly wanted: string | null; readonly positive: string | null },
): Answer {
  const { name, datatype, shape, data } = chosen(outputsIn(reply), wanted);
  const flat = data.flat(Number.POSITIVE_INFINITY);
  const width = shape.length > 1 ? shape.slice(1).reduce((product, one) => product * one, 1) : rows === 0 ? 1 : flat.length / rows;
  if (!Number.isInteger(width) || width < 1 || flat.length % width !== 0)
    throw new TypeError(`the output "${name}" (${datatype}) holds ${flat.length} values for ${rows} rows`);
  const lists = Array.from({ length: flat.length / width }, (_, i) => (width === 1 ? flat[i] : flat.slice(i * width, (i + 1) * width)));
  return numbersOf(lists, positive);
}

function chosen(outputs: readonly Output[], wanted: string | null): Output {
  const names = outputs.map(({ name }) => name).join(", ");
  if (wanted !== null) {
    const named = outputs.find(({ name }) => name === wanted);
    if (named === undefined) throw new TypeError(`there is no output "${wanted}" in the answer; it has ${names}`);
    return named;
  }
  const floats = outputs.filter(({ datatype }) => datatype.startsWith("FP"));
  const only = outputs.length === 1 ? outputs[0] : floats.length === 1 ? floats[0] : undefined;
  if (only === undefined)
    throw new TypeError(`the answer has ${outputs.length} outputs (${names}); the setting answer names the one that counts`);
  return only;
}

function outputsIn({ headers, body }: Reply): readonly Output[] {
  const length = headers.get("inference-header-content-length");
  const end = length === null ? body.length : Number(length);
  const head = parsedJson(body.toString("utf8", 0, end));
  const listed = typeof head === "object" && head !== null && "outputs" in head ? head.outputs : null;
  if (!Array.isArray(listed)) throw new TypeError("the answer has no outputs");
  let at = end;
  return listed.map((one: Readonly<Record<string, unknown>>): Output => {
    const { name, datatype, shape, data, parameters } = one;
    const facts = {
      name: String(name),
      datatype: String(datatype),
      shape: Array.isArray(shape) ? shape.map(Number) : [],
    };
    const size =
      typeof parameters === "object" && parameters !== null && "binary_data_size" in parameters
        ? Number(parameters.binary_data_size)
        : null;
    if (size === null) return { ...facts, data: Array.isArray(data) ? data : [] };
    const bytes = body.subarray(at, at + size);
    at += size;
    if (bytes.length !== size) throw new TypeError(`the output "${facts.name}" is cut short: ${bytes.length} of ${size} bytes`);
    return { ...facts, data: valuesIn(bytes, facts.datatype) };
  });
}

function valuesIn(bytes: Buffer, datatype: string): readonly unknown[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = numberTypes[datatype];
  if (type !== undefined) return Array.from({ length: Math.floor(bytes.length / type.bytes) }, (_, i) => type.read(view, i * type.bytes));
  if (datatype !== "BYTES") throw new TypeError(`the datatype ${datatype} is not known here`);
  const texts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const size = view.getUint32(at, true);
    texts.push(bytes.toString("utf8", at + 4, at + 4 + size));
    at += 4 + size;
  }
  return texts;
}
