/** The value in UBJSON (draft 12), as XGBoost writes it; arrays of one type become typed arrays. Throws RangeError when it is cut or not UBJSON. */
export function parseUbjson(bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  let at = 0;
  let depth = 0;

  const marker = (): string => String.fromCharCode(view.getUint8(at++));
  const numbers: Readonly<Record<string, readonly [number, () => number]>> = {
    i: [1, () => view.getInt8(at)],
    U: [1, () => view.getUint8(at)],
    I: [2, () => view.getInt16(at)],
    l: [4, () => view.getInt32(at)],
    L: [8, () => Number(view.getBigInt64(at))],
    d: [4, () => view.getFloat32(at)],
    D: [8, () => view.getFloat64(at)],
  };
  function number(type: string): number {
    const found = numbers[type];
    if (found === undefined) throw new RangeError(`no UBJSON number has the marker ${JSON.stringify(type)}`);
    const value = found[1]();
    at += found[0];
    return value;
  }
  function text(): string {
    const length = number(marker());
    if (!(length >= 0 && at + length <= bytes.length)) throw new RangeError("a text is cut off");
    at += length;
    return decoder.decode(bytes.subarray(at - length, at));
  }
  /** Whether this byte comes next; it is then behind us. */
  function taken(byte: number): boolean {
    const found = view.getUint8(at) === byte;
    if (found) at++;
    return found;
  }
  /** `$type #count` before the items, each optional. */
  function container(): { readonly type: string | null; readonly count: number | null } {
    const type = taken(0x24) ? marker() : null;
    const count = taken(0x23) ? number(marker()) : null;
    if (type !== null && count === null) throw new RangeError("a typed container has no count");
    return { type, count };
  }
  function array(): unknown {
    const { type, count } = container();
    if (type !== null && type in numbers) {
      if (!(count! >= 0 && at + count! * numbers[type]![0] <= bytes.length)) throw new RangeError("an array is cut off");
      const out = new Float64Array(count!);
      for (let i = 0; i < count!; i++) out[i] = number(type);
      return out;
    }
    const out: unknown[] = [];
    for (let i = 0; count === null ? view.getUint8(at) !== 0x5d : i < count; i++) out.push(value(type ?? marker()));
    if (count === null) at++;
    return out;
  }
  function object(): unknown {
    const { type, count } = container();
    const entries: [string, unknown][] = [];
    for (let i = 0; count === null ? view.getUint8(at) !== 0x7d : i < count; i++) entries.push([text(), value(type ?? marker())]);
    if (count === null) at++;
    return Object.fromEntries(entries);
  }
  function value(type: string): unknown {
    if (++depth > 100) throw new RangeError("values are nested too deeply");
    try {
      switch (type) {
        case "{":
          return object();
        case "[":
          return array();
        case "S":
          return text();
        case "C":
          return marker();
        case "T":
          return true;
        case "F":
          return false;
        case "Z":
          return null;
        case "N":
          return value(marker());
        default:
          return number(type);
      }
    } finally {
      depth--;
    }
  }
  return value(marker());
}
