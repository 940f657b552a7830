import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkStamp, type StampQuestion } from "../../src/seals/timestamp/check-stamp.js";
import { elements, encoded, oid, oidOf, SEQUENCE, unsigned } from "../../src/seals/timestamp/der.js";
import { nonceOf, timestampRequest } from "../../src/seals/timestamp/request.js";
import { openssl, opensslAuthority } from "../support/openssl-authority.js";
import { scratchFolder } from "../support/scratch-folder.js";

describe("DER", () => {
  test("has the lengths, identifiers and numbers that the standard writes", () => {
    expect(Buffer.from(oid("2.16.840.1.101.3.4.2.1")).toString("hex")).toBe("0609608648016503040201");
    expect(Buffer.from(unsigned(Buffer.from([0, 0, 0x80]))).toString("hex")).toBe("02020080");
    expect(Buffer.from(unsigned(Buffer.from([0]))).toString("hex")).toBe("020100");
    for (const size of [0, 127, 128, 255, 256, 70_000]) {
      const [found, ...rest] = elements(encoded(SEQUENCE, new Uint8Array(size)));
      expect([found!.content.length, rest]).toEqual([size, []]);
    }
    for (const text of ["1.2.840.113549.1.7.2", "2.5.4.3", "0.9.2342.19200300.100.1.1", "2.999.1"])
      expect(oidOf(elements(oid(text))[0])).toBe(text);
  });

  test("that is cut off or not definite is refused, never read past its end", () => {
    for (const hex of ["30", "3080", "3005aa", "30840000", "3f01", "308500000000ff"])
      expect(() => elements(Buffer.from(hex, "hex")), hex).toThrow(RangeError);
  });
});

/** A file, its request, and openssl's answer to it. */
function stamped(options: Parameters<typeof opensslAuthority>[1] = {}) {
  const folder = scratchFolder();
  const content = Buffer.from("the report");
  const request = timestampRequest(content, Buffer.from("8899aabbccddeeff", "hex"));
  writeFileSync(join(folder, "f"), content);
  writeFileSync(join(folder, "f.tsq"), request);
  opensslAuthority(folder, options).answer("f.tsq", "f.tsr");
  const question: StampQuestion = {
    path: "f.tsr",
    response: readFileSync(join(folder, "f.tsr")),
    request,
    candidates: [{ name: "f", content }],
    authorities: [readFileSync(join(folder, "ca.pem"), "utf8")],
  };
  return { folder, question };
}

test("a request is what openssl reads, with the file's digest and the nonce", () => {
  const { folder } = stamped();
  const said = openssl(folder, "ts -query -in f.tsq -text");
  expect(said).toMatch(/Hash Algorithm: sha256[\s\S]+Nonce: 0x8899AABBCCDDEEFF[\s\S]+Certificate required: yes/);
  expect(said.replace(/[^0-9a-f]/g, "")).toContain(createHash("sha256").update("the report").digest("hex").slice(0, 8));
  expect(Buffer.from(nonceOf(readFileSync(join(folder, "f.tsq")))!).toString("hex")).toBe("008899aabbccddeeff");
});

test.each(["rsa:2048", "ec"])("openssl's answer by %s is trusted here as it is by openssl, with the same time", (key) => {
  const { folder, question } = stamped({ key });
  expect(openssl(folder, "ts -verify -data f -in f.tsr -CAfile ca.pem")).toContain("Verification: OK");
  const found = checkStamp(question);
  expect(found).toMatchObject({ status: "trusted", of: "f", authority: "CN=Test_Stamps", reason: null });
  const [, written] = /Time stamp: (.+) GMT/.exec(openssl(folder, "ts -reply -in f.tsr -text"))!;
  expect(new Date(found.time!).getTime()).toBe(new Date(`${written} UTC`).getTime());
  expect(checkStamp({ ...question, authorities: [] }).status).toBe("unknown_authority");
  expect(checkStamp({ ...question, request: null }).status).toBe("trusted");
});

test("what does not hold is broken, with its reason", () => {
  const { question } = stamped();
  const other = scratchFolder();
  opensslAuthority(other);
  const reason = (changes: Partial<StampQuestion>) => checkStamp({ ...question, ...changes }).reason;
  expect(reason({ candidates: [{ name: "f", content: Buffer.from("another report") }] })).toBe("it is not of f as it is now");
  expect(reason({ request: timestampRequest(Buffer.from("the report"), Buffer.from([7])) })).toBe("it does not answer the request");
  expect(reason({ response: Buffer.from("no") })).not.toBeNull();
  expect(reason({ response: Buffer.alloc(0) })).not.toBeNull();
  expect(checkStamp({ ...question, authorities: [readFileSync(join(other, "ca.pem"), "utf8")] }).status).toBe("unknown_authority");
});

test("a response with any byte changed is broken, or still says the same of the same file by the same authority", () => {
  const { question } = stamped({ key: "ec" });
  const good = checkStamp(question);
  const size = question.response.length;
  let broken = 0;
  fc.assert(
    fc.property(fc.nat({ max: size - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const response = Buffer.from(question.response);
      response[at]! ^= mask;
      const found = checkStamp({ ...question, response });
      if (found.status === "broken") broken++;
      else if (found.status === "trusted") expect(found).toEqual(good);
    }),
    { numRuns: 300 },
  );
  expect(broken).toBeGreaterThan(150);
});
