/** A datatype of numbers: bytes of each, and how one is written and read, least byte first. */
export interface NumberType {
  readonly bytes: number;
  readonly whole: boolean;
  write(view: DataView, at: number, value: number): void;
  read(view: DataView, at: number): number;
}

/**
 * Datatypes of numbers by their names in the protocol; BYTES is text and not among them.
 *
 * @source Open Inference Protocol, version 2, Tensor Data Types; Triton, Binary Tensor Data Extension
 */
export const numberTypes: Readonly<Record<string, NumberType>> = {
  BOOL: type(1, true, "Uint8"),
  UINT8: type(1, true, "Uint8"),
  UINT16: type(2, true, "Uint16"),
  UINT32: type(4, true, "Uint32"),
  UINT64: {
    bytes: 8,
    whole: true,
    write: (view, at, value) => view.setBigUint64(at, BigInt(value), true),
    read: (view, at) => Number(view.getBigUint64(at, true)),
  },
  INT8: type(1, true, "Int8"),
  INT16: type(2, true, "Int16"),
  INT32: type(4, true, "Int32"),
  INT64: {
    bytes: 8,
    whole: true,
    write: (view, at, value) => view.setBigInt64(at, BigInt(value), true),
    read: (view, at) => Number(view.getBigInt64(at, true)),
  },
  FP32: type(4, false, "Float32"),
  FP64: type(8, false, "Float64"),
};

function type(
  bytes: number,
  whole: boolean,
  kind: "Uint8" | "Uint16" | "Uint32" | "Int8" | "Int16" | "Int32" | "Float32" | "Float64",
): NumberType {
  return {
    bytes,
    whole,
    write: (view, at, value) => view[`set${kind}`](at, value, true),
    read: (view, at) => view[`get${kind}`](at, true),
  };
}
