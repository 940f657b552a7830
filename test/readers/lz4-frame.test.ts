import { expect, test } from "vitest";
import { lz4Frame } from "../../src/readers/lz4-frame.js";

// Written by the reference implementation: `printf ... | lz4 -q` (lz4 1.9).
const frame = Buffer.from("BCJNGGRApx0AAAC/aWQsbmFtZQoxLGEBABQXYgEADzMABVBiYmJiCgAAAACXkeU1", "base64");
const text = `id,name\n1,${"a".repeat(40)}${"b".repeat(12)}${"a".repeat(24)}bbbb\n`;

test("a frame of the reference implementation is read", () => {
  expect(Buffer.from(lz4Frame(frame, text.length)).toString()).toBe(text);
});

test("a frame of another length, and one that reaches outside, are refused", () => {
  expect(() => lz4Frame(frame, text.length + 1)).toThrow(RangeError);
  expect(() => lz4Frame(frame, 20)).toThrow(RangeError);
  expect(() => lz4Frame(Buffer.from("not lz4 at all"), 4)).toThrow("not an LZ4 frame");
});

test("blocks that are stored as they are follow each other, with a size and checksums in the header", () => {
  const block = (bytes: string): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(0x80000000 + bytes.length);
    return Buffer.concat([head, Buffer.from(bytes), Buffer.alloc(4)]);
  };
  const header = Buffer.concat([Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x58, 0x40]), Buffer.alloc(8), Buffer.from([0])]);
  const stored = Buffer.concat([header, block("hello "), block("world"), Buffer.alloc(4)]);
  expect(Buffer.from(lz4Frame(stored, 11)).toString()).toBe("hello world");
});
