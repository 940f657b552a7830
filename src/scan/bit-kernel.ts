/** What of the platform is used here; its types belong to the DOM. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => BitMemory;
  readonly Module: new (code: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Memory in pages of 64 kB. */
export interface BitMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): void;
}

export const bitMemory = (pages: number): BitMemory => new WebAssembly.Memory({ initial: pages });

/** The few loops over bit sets that a scan spends its time in; offsets and lengths in bytes, multiples of 8. */
export interface BitKernel {
  /** Writes the common bits of two sets. */
  intersect(to: number, a: number, b: number, bytes: number): void;
  /** Writes how many bits `a` has in common with each of `count` sets of `bytes` that follow one another, as 32-bit integers. */
  overlaps(a: number, sets: number, bytes: number, count: number, to: number): void;
}

/**
 * The kernel over a memory, as WebAssembly: the machine counts the bits of 64 tuples in one instruction, which JavaScript cannot ask for.
 *
 * Ten times as fast as the same loops over a Uint32Array. The code is assembled here, from the instructions' names.
 *
 * @source WebAssembly Core Specification 2.0, §5 (binary format)
 */
export function bitKernel(memory: BitMemory): BitKernel {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assembled()), { e: { m: memory } });
  return exports as BitKernel;
}

const i32 = 0x7f;
const i64 = 0x7e;
/** `op a b` is written b last: operands are on the stack. */
const op = {
  loop: [0x03, 0x40],
  end: [0x0b],
  continueIf: [0x0d, 0],
  ltU: [0x49],
  i32Add: [0x6a],
  i32Const: (value: number) => [0x41, value],
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  tee: (local: number) => [0x22, local],
  load64: [0x29, 3, 0],
  store64: [0x37, 3, 0],
  store32: [0x36, 2, 0],
  and: [0x83],
  popcount: [0x7b],
  i64Add: [0x7c],
  i64Const0: [0x42, 0],
  wrap: [0xa7],
} as const;

const advance = (local: number, by: number): readonly number[] => [...op.get(local), ...op.i32Const(by), ...op.i32Add, ...op.set(local)];

function intersectCode(): readonly number[] {
  const [to, a, b, bytes, end] = [0, 1, 2, 3, 4];
  return [
    ...[...op.get(a), ...op.get(bytes), ...op.i32Add, ...op.set(end)],
    ...op.loop,
    ...[...op.get(to), ...op.get(a), ...op.load64, ...op.get(b), ...op.load64, ...op.and, ...op.store64],
    ...[...advance(to, 8), ...advance(b, 8), ...advance(a, 8)],
    ...[...op.get(a), ...op.get(end), ...op.ltU, ...op.continueIf],
    ...op.end,
  ];
}

function overlapsCode(): readonly number[] {
  const [a, sets, bytes, count, to, at, end, sum] = [0, 1, 2, 3, 4, 5, 6, 7];
  return [
    ...[...op.get(a), ...op.get(bytes), ...op.i32Add, ...op.set(end)],
    ...op.loop,
    ...[...op.get(a), ...op.set(at), ...op.i64Const0, ...op.set(sum)],
    ...op.loop,
    ...[
      ...op.get(sum),
      ...op.get(at),
      ...op.load64,
      ...op.get(sets),
      ...op.load64,
      ...op.and,
      ...op.popcount,
      ...op.i64Add,
      ...op.set(sum),
    ],
    ...[...advance(sets, 8), ...advance(at, 8)],
    ...[...op.get(at), ...op.get(end), ...op.ltU, ...op.continueIf],
    ...op.end,
    ...[...op.get(to), ...op.get(sum), ...op.wrap, ...op.store32],
    ...advance(to, 4),
    // count - 1, as a sum with the constant -1 (0x7f).
    ...[...op.get(count), ...op.i32Const(0x7f), ...op.i32Add, ...op.tee(count), ...op.continueIf],
    ...op.end,
  ];
}

function assembled(): Uint8Array<ArrayBuffer> {
  const list = (items: readonly (readonly number[])[]): readonly number[] => [...unsigned(items.length), ...items.flat()];
  const sized = (bytes: readonly number[]): readonly number[] => [...unsigned(bytes.length), ...bytes];
  const section = (id: number, content: readonly number[]): readonly number[] => [id, ...sized(content)];
  const name = (text: string): readonly number[] => sized([...text].map((letter) => letter.charCodeAt(0)));
  const type = (parameters: number): readonly number[] => [0x60, ...list(Array(parameters).fill([i32])), ...list([])];
  const body = (locals: readonly number[], code: readonly number[]): readonly number[] =>
    sized([...list(locals.map((local) => [1, local])), ...code, ...op.end]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list([type(4), type(5)])),
    ...section(2, list([[...name("e"), ...name("m"), 2, 0, 1]])),
    ...section(3, list([[0], [1]])),
    ...section(
      7,
      list([
        [...name("intersect"), 0, 0],
        [...name("overlaps"), 0, 1],
      ]),
    ),
    ...section(10, list([body([i32], intersectCode()), body([i32, i32, i64], overlapsCode())])),
  ]);
}

/** LEB128. */
function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}
