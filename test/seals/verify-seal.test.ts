import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSignedBy, payloadOf, preAuthEncoding, readEnvelope, renderEnvelope } from "../../src/seals/envelope.js";
import { readPrivateKey, readPublicKey } from "../../src/seals/keys.js";
import { readManifest, renderManifest } from "../../src/seals/manifest.js";
import { sha256 } from "../../src/seals/sha256.js";
import { verifySeal } from "../../src/seals/verify-seal.js";
import { bundle, developer, files, manifestText, question, signature, stranger, trusted, validator } from "./sealed-sample.js";

describe("the envelope", () => {
  test("is signed over the bytes that the specification's example gives", () => {
    // DSSE protocol.md, "Test Vectors": type http://example.com/HelloWorld, body "hello world".
    const encoded = preAuthEncoding("http://example.com/HelloWorld", Buffer.from("hello world"));
    expect(Buffer.from(encoded).toString()).toBe("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    expect(Buffer.from(preAuthEncoding("é", Buffer.from("ü"))).toString()).toBe("DSSEv1 2 é 2 ü");
  });

  test("is read only when every byte of it is as it is written", () => {
    const line = bundle.split("\n")[0]!;
    const envelope = readEnvelope(line)!;
    expect(renderEnvelope(envelope)).toBe(`${line}\n`);
    const { keyid, sig } = envelope.signatures[0]!;
    expect(keyid).toBe(developer.fingerprint);
    expect(isSignedBy(envelope, sig, createPublicKey(developer.publicPem))).toBe(true);
    expect(
      verify(
        null,
        preAuthEncoding(envelope.payloadType, payloadOf(envelope)),
        createPublicKey(validator.publicPem),
        Buffer.from(sig, "base64"),
      ),
    ).toBe(false);
    for (const other of [
      ` ${line}`,
      line.replace("{", "{ "),
      line.replace("=", ""),
      "null",
      "[]",
      "{}",
      "",
      line.replace('"keyid"', '"x":1,"keyid"'),
    ])
      expect(readEnvelope(other), other.slice(0, 20)).toBeNull();
  });
});

describe("a seal that holds", () => {
  test("says yes, what it shows, and what it does not show", async () => {
    const found = await verifySeal(question());
    expect([found.answer, found.kind, found.problems]).toEqual(["yes", null, []]);
    expect(found.files.map(({ status }) => status)).toEqual(["same", "same"]);
    expect(found.inputs).toEqual([{ path: "../data/loans.csv", status: "missing" }]);
    expect(found.signatures.map(({ role, status }) => [role, status])).toEqual([
      ["developer", "trusted"],
      ["validator", "trusted"],
    ]);
    expect(found.proven.join(" ")).toContain("signed as validator");
    expect(found.notProven.join(" ")).toMatch(/When it was signed.+Anything of what was read and is not here: 1 of 1.+the data are true/);
    expect(found.notProven.join(" ")).not.toContain("replaced all of them");
  });

  test("says without keys that a name is what the signer typed, and without signatures that all could have been replaced", async () => {
    const unknown = await verifySeal(question({ keys: [], roles: [], twoPeople: false }));
    expect([unknown.answer, unknown.signatures[0]!.status]).toEqual(["yes", "unknown_key"]);
    expect(unknown.notProven[1]).toContain("nobody vouched for");
    const unsigned = await verifySeal(question({ bundle: null, keys: [], roles: [], twoPeople: false }));
    expect([unsigned.answer, unsigned.notProven[0]]).toEqual(["yes", expect.stringContaining("could have replaced all")]);
  });

  test("is held against the digest that the verifier kept, of the manifest's content or of its file", async () => {
    for (const expected of [readManifest(manifestText, "m").digest, sha256(manifestText)])
      expect((await verifySeal(question({ expected }))).answer).toBe("yes");
    expect((await verifySeal(question({ expected: sha256("other") }))).kind).toBe("expected");
  });
});

describe("what does not hold is told by its kind", () => {
  const without = (path: string) => async (asked: string) => (asked === path ? null : (files.get(asked) ?? null));
  test.each([
    ["a file that is gone", { read: without("report.html") }, "missing"],
    ["data that changed", { read: async (path: string) => files.get(path) ?? Buffer.from("other") }, "input"],
    ["no signatures", { bundle: null }, "two_person"],
    ["no signatures, one role asked for", { bundle: null, twoPeople: false }, "unsigned"],
    ["one signature of two", { bundle: signature(developer, "developer") }, "two_person"],
    ["a stranger's signature", { bundle: signature(stranger, "developer"), roles: [], twoPeople: false }, "untrusted"],
    [
      "the key of another role",
      { keys: [trusted(developer, "validator"), trusted(validator, "developer")], twoPeople: false },
      "untrusted",
    ],
    ["one key in two roles", { bundle: signature(developer, "developer") + signature(developer, "validator") }, "two_person"],
    ["a last line without its end", { bundle: bundle.slice(0, -1) }, "signature"],
    ["no time stamp", { timestampRequired: true }, "timestamp"],
  ] as const)("%s", async (_, changes, kind) => {
    const found = await verifySeal(question(changes));
    expect([found.answer, found.kind]).toEqual(["no", kind]);
    expect(found.proven).toEqual([]);
  });

  test("a signature of another audit", async () => {
    const { digest: _, ...rest } = readManifest(manifestText, "m");
    const { canonicalJson } = await import("../../src/canonical-json.js");
    const other = { ...rest, previous: sha256("before") };
    const text = renderManifest({ ...other, digest: sha256(canonicalJson(other)) });
    const found = await verifySeal(question({ text }));
    expect(found.kind).toBe("signature");
    expect(found.signatures.map(({ status }) => status)).toEqual(["other_files", "other_files"]);
  });

  test("a result that was changed and sealed anew, but for the digest that reports print", async () => {
    const { canonicalJson } = await import("../../src/canonical-json.js");
    const changed = Buffer.from(Buffer.from(files.get("results.json")!).toString().replace('"confidence": 0.95', '"confidence": 0.90'));
    const { digest: _, ...rest } = readManifest(manifestText, "m");
    const other = {
      ...rest,
      files: rest.files.map((file) => (file.format === "json" ? { ...file, sha256: sha256(changed), bytes: changed.length } : file)),
    };
    const text = renderManifest({ ...other, digest: sha256(canonicalJson(other)) });
    const read = async (path: string) => (path === "results.json" ? changed : (files.get(path) ?? null));
    expect((await verifySeal(question({ text, read, bundle: null, keys: [], roles: [], twoPeople: false }))).kind).toBe("result");
  });
});

test("a change of any byte of any sealed file, of the manifest or of the signatures is found, with and without keys", async () => {
  const sealed: ReadonlyMap<string, Uint8Array> = new Map([
    ...files,
    ["manifest", Buffer.from(manifestText)],
    ["bundle", Buffer.from(bundle)],
  ]);
  // Ends of files too: the first and the last byte, and one more.
  const tampering = fc.constantFrom(...sealed.keys()).chain((name) =>
    fc.record({
      name: fc.constant(name),
      at: fc.oneof(fc.nat({ max: sealed.get(name)!.length - 1 }), fc.constantFrom(0, sealed.get(name)!.length - 1)),
      change: fc.oneof(
        fc.integer({ min: 1, max: 255 }).map((mask) => ({ kind: "flip", mask }) as const),
        fc.constantFrom(...(["cut", "insert"] as const)).map((kind) => ({ kind, mask: 0x0a }) as const),
      ),
      known: fc.boolean(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(tampering, async ({ name, at, change, known }) => {
      const was = sealed.get(name)!;
      const middle = change.kind === "flip" ? [was[at]! ^ change.mask] : change.kind === "cut" ? [] : [change.mask, was[at]!];
      const now = Buffer.from([...was.subarray(0, at), ...middle, ...was.subarray(at + 1)]);
      const found = await verifySeal(
        question({
          ...(!known && { keys: [], roles: [], twoPeople: false }),
          ...(name === "manifest" && { text: now.toString("utf8") }),
          ...(name === "bundle" && { bundle: now.toString("utf8") }),
          read: async (path) => (path === name ? now : (files.get(path) ?? null)),
        }),
      );
      expect(found.answer).toBe("no");
      expect(found.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});

describe("keys", () => {
  test("are refused when they are of another kind, private where public belongs, or encrypted without a passphrase, and never printed", async () => {
    const { generateKeyPairSync } = await import("node:crypto");
    const { newKeyPair } = await import("../../src/seals/keys.js");
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const locked = newKeyPair("correct horse");
    const refusals = [
      () => readPublicKey(developer.privatePem, "k"),
      () => readPublicKey("nothing", "k"),
      () => readPublicKey(rsa.publicKey.export({ type: "spki", format: "pem" }) as string, "k"),
      () => readPrivateKey(rsa.privateKey.export({ type: "pkcs8", format: "pem" }) as string, null, "k"),
      () => readPrivateKey(locked.privatePem, null, "k"),
      () => readPrivateKey(locked.privatePem, "wrong horse", "k"),
    ];
    for (const refused of refusals) {
      expect(refused).toThrow(/EH501/);
      expect(refused).not.toThrow(/PRIVATE KEY-----|horse/);
    }
    expect(readPrivateKey(locked.privatePem, "correct horse", "k").asymmetricKeyType).toBe("ed25519");
  });
});
