import fc from "fast-check";
import { expect, test } from "vitest";
import { fieldOfNumber, fieldsOf, fieldWith, integersIn, joined, numbersIn, textIn } from "../../../src/models/onnx/protobuf.js";

test("by hand: field 1 with 150 is 08 96 01; field 2 with the text testing is 12 07 and its bytes", () => {
  // The examples of the page Encoding of Protocol Buffers.
  const fields = fieldsOf(Uint8Array.of(0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67));
  expect(fields.map(({ number, value }) => [number, value])).toEqual([
    [1, 150],
    [2, 0],
  ]);
  expect(textIn(fields, 2)).toBe("testing");
});

test("whole numbers below 0 have ten bytes; floats have four and doubles eight", () => {
  const minusTwo = Uint8Array.of(0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01);
  expect(fieldsOf(minusTwo)[0]!.value).toBe(-2);
  expect(fieldsOf(Uint8Array.of(0x15, 0, 0, 0x80, 0x3f))[0]!.value).toBe(1);
  expect(fieldsOf(Uint8Array.of(0x11, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f))[0]!.value).toBe(1);
});

test("lists are read packed and one by one", () => {
  const fields = fieldsOf(joined([fieldWith(4, Uint8Array.of(3, 0x96, 0x01)), fieldOfNumber(4, 7)]));
  expect(integersIn(fields, 4)).toEqual([3, 150, 7]);
  expect(numbersIn(fieldsOf(fieldWith(7, new Uint8Array(Float32Array.of(0.5, -2).buffer))), 7, 4)).toEqual([0.5, -2]);
});

test("what is written is read again, and the raw bytes of the fields are the message", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.oneof(fc.maxSafeNat(), fc.uint8Array()))), (entries) => {
      const message = joined(
        entries.map(([number, value]) => (typeof value === "number" ? fieldOfNumber(number, value) : fieldWith(number, value))),
      );
      const fields = fieldsOf(message);
      expect(fields.map(({ number, value, bytes }) => [number, bytes ?? value])).toEqual(entries);
      expect(joined(fields.map(({ raw }) => raw))).toEqual(message);
    }),
  );
});

test("what is cut or no protobuf is a RangeError, never read half", () => {
  const message = joined([fieldOfNumber(1, 300), fieldWith(2, new Uint8Array(20))]);
  for (let end = 1; end < message.length; end++) {
    if (end === 3) continue; // the first field ends here
    expect(() => fieldsOf(message.subarray(0, end))).toThrow(RangeError);
  }
  expect(() => fieldsOf(new TextEncoder().encode("{}"))).toThrow(RangeError);
});
