/** One field of a message in protobuf's wire format. */
export interface Field {
  readonly number: number;
  /** A signed integer, or the number in 4 or 8 bytes; 0 where there are bytes. */
  readonly value: number;
  /** What a length precedes: a text, a message or packed numbers; else null. */
  readonly bytes: Uint8Array | null;
  /** The whole field with its tag, as it stands in the message. */
  readonly raw: Uint8Array;
}

/**
 * The fields of a message, in its order. Throws RangeError when it is cut or not protobuf.
 *
 * @source Protocol Buffers, Encoding (wire types 0, 1, 2 and 5)
 */
export function fieldsOf(message: Uint8Array): Field[] {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const fields: Field[] = [];
  let at = 0;
  while (at < message.length) {
    const from = at;
    const [tag, afterTag] = varint(message, at);
    at = afterTag;
    const wire = tag & 7;
    let value = 0;
    let bytes: Uint8Array | null = null;
    if (wire === 0) [value, at] = varint(message, at);
    else if (wire === 1) {
      value = view.getFloat64(at, true);
      at += 8;
    } else if (wire === 5) {
      value = view.getFloat32(at, true);
      at += 4;
    } else if (wire === 2) {
      const [length, start] = varint(message, at);
      if (length < 0 || start + length > message.length) throw new RangeError("a field is cut off");
      bytes = message.subarray(start, start + length);
      at = start + length;
    } else throw new RangeError(`no field has the wire type ${wire}`);
    fields.push({ number: Math.floor(tag / 8), value, bytes, raw: message.subarray(from, at) });
  }
  return fields;
}

/** A signed integer of up to 64 bits, and where the next byte is. */
function varint(message: Uint8Array, start: number): [value: number, next: number] {
  let value = 0;
  let scale = 1;
  for (let at = start; at < message.length && at < start + 10; at++) {
    const byte = message[at]!;
    if (at - start >= 7) return wide(message, start);
    value += (byte & 0x7f) * scale;
    scale *= 128;
    if (byte < 0x80) return [value, at + 1];
  }
  throw new RangeError("a number is cut off");
}

/** Beyond 49 bits, and below 0, where ten bytes hold two's complement. */
function wide(message: Uint8Array, start: number): [value: number, next: number] {
  let value = 0n;
  for (let at = start; at < message.length && at < start + 10; at++) {
    const byte = message[at]!;
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - start));
    if (byte < 0x80) return [Number(BigInt.asIntN(64, value)), at + 1];
  }
  throw new RangeError("a number is cut off");
}

const decoder = new TextDecoder();

/** The last text with this field number; "" when there is none. */
export function textIn(fields: readonly Field[], number: number): string {
  const found = fields.findLast((field) => field.number === number)?.bytes;
  return found ? decoder.decode(found) : "";
}

export const textsIn = (fields: readonly Field[], number: number): string[] =>
  messagesIn(fields, number).map((bytes) => decoder.decode(bytes));

/** The bytes of every field with this number. */
export const messagesIn = (fields: readonly Field[], number: number): Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && field.bytes !== null ? [field.bytes] : []));

/** Integers with this field number, packed or one by one. */
export function integersIn(fields: readonly Field[], number: number): number[] {
  const found: number[] = [];
  for (const field of fields) {
    if (field.number !== number) continue;
    if (field.bytes === null) found.push(field.value);
    else
      for (let at = 0; at < field.bytes.length; ) {
        const [value, next] = varint(field.bytes, at);
        found.push(value);
        at = next;
      }
  }
  return found;
}

/** Numbers of 4 or 8 bytes with this field number, packed or one by one. */
export function numbersIn(fields: readonly Field[], number: number, size: 4 | 8): number[] {
  const found: number[] = [];
  for (const field of fields) {
    if (field.number !== number) continue;
    if (field.bytes === null) found.push(field.value);
    else {
      const view = new DataView(field.bytes.buffer, field.bytes.byteOffset, field.bytes.byteLength);
      for (let at = 0; at < view.byteLength; at += size) found.push(size === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true));
    }
  }
  return found;
}

/** A field that holds these bytes. */
export function fieldWith(number: number, bytes: Uint8Array): Uint8Array {
  return joined([varintOf(8 * number + 2), varintOf(bytes.length), bytes]);
}

/** A field that holds this whole number, 0 or more. */
export const fieldOfNumber = (number: number, value: number): Uint8Array => joined([varintOf(8 * number), varintOf(value)]);

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varintOf(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}
