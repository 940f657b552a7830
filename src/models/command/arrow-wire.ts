import type { Column } from "../../table/table.js";
import { type Batch, valuesOf } from "../asking/batch.js";
import { MOST_BYTES, type Said, type Wire } from "./wire.js";

/**
 * Arrow IPC streams, each after its length as four bytes, least first.
 *
 * A question has a column of doubles or of UTF-8 texts for each feature, with nulls. Its answer has one column of numbers, or one for each
 * class in their order. A table with a column `error` of one text says why there is none; a length of 0 alone, that it is still at work.
 */
export async function arrowWire(): Promise<Wire> {
  const { float64, tableFromArrays, tableFromIPC, tableToIPC, utf8 } = await import("@uwdata/flechette");

  function streamOf(batch: Batch): Uint8Array {
    const columns = [...batch.columns];
    const arrays = Object.fromEntries(columns.map(([name, column]) => [name, valuesOf(batch, column)]));
    const types = Object.fromEntries(columns.map(([name, { kind }]: [string, Column]) => [name, kind === "number" ? float64() : utf8()]));
    return tableToIPC(tableFromArrays(arrays, { types }), { format: "stream" })!;
  }

  function saidIn(bytes: Uint8Array): Said {
    const table = tableOf(bytes);
    const error: unknown = table.getChild("error")?.at(0);
    if (typeof error === "string") return { kind: "error", message: error };
    const columns = table.names.map((name) => [...table.getChild(name)]);
    return {
      kind: "answer",
      answer: columns.map((values) => Float64Array.from(values, (value: unknown) => (typeof value === "number" ? value : Number.NaN))),
    };
  }

  function tableOf(bytes: Uint8Array) {
    try {
      return tableFromIPC(bytes);
    } catch (cause) {
      throw new TypeError("bytes that are no Arrow IPC stream", { cause });
    }
  }

  return {
    question(_, batch) {
      const stream = streamOf(batch);
      const length = Buffer.alloc(4);
      length.writeUInt32LE(stream.length);
      return Buffer.concat([length, stream]);
    },
    next(bytes) {
      if (bytes.length < 4) return null;
      const length = bytes.readUInt32LE();
      if (length === 0) return { said: { kind: "working" }, used: 4 };
      if (length > MOST_BYTES)
        throw new TypeError(`a length of ${length} bytes; each message begins with its length as four bytes, least first`);
      if (bytes.length < 4 + length) return null;
      // A copy: Arrow wants its buffers aligned.
      return { said: saidIn(Uint8Array.from(bytes.subarray(4, 4 + length))), used: 4 + length };
    },
  };
}
