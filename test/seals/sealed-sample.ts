import { createPrivateKey, createPublicKey } from "node:crypto";
import { digestOf } from "../../src/audit/digest.js";
import { renderJson } from "../../src/renderers/json.js";
import { renderEnvelope, sealedIn } from "../../src/seals/envelope.js";
import { fingerprintOf, type KeyPair, newKeyPair, publicPemOf } from "../../src/seals/keys.js";
import { manifestOf, readManifest, renderManifest } from "../../src/seals/manifest.js";
import { sha256 } from "../../src/seals/sha256.js";
import { renderStatement, signingOf, USUAL_WORDS } from "../../src/seals/statement.js";
import type { SealQuestion } from "../../src/seals/verify-seal.js";
import { sampleResult } from "../support/sample-result.js";

export const developer = newKeyPair(null);
export const validator = newKeyPair(null);
export const stranger = newKeyPair(null);

export const trusted = (pair: KeyPair, role: string | null = null) => ({ key: createPublicKey(pair.publicPem), role });

const two = [
  { at: ["female"], tp: 60, fp: 20, fn: 30, tn: 90 },
  { at: ["male"], tp: 90, fp: 20, fn: 20, tn: 70 },
];
const small = sampleResult({ attributes: ["sex"], people: two, overrides: { groups: [], disparities: [] } });
const result = { ...small, digest: digestOf({ ...small }) };
const written = (path: string, format: string, text: string) => ({
  file: { path, format, bytes: Buffer.byteLength(text), sha256: sha256(text) },
  bytes: Buffer.from(text),
});
const parts = [written("results.json", "json", renderJson(result)), written("report.html", "html", "<p>report é</p>")];

/** Files by their path, as they lie beside the manifest; the data are elsewhere. */
export const files: ReadonlyMap<string, Uint8Array> = new Map(parts.map(({ file, bytes }) => [file.path, bytes]));
export const manifestText = renderManifest(
  manifestOf(
    result,
    parts.map(({ file }) => file),
    { previous: null, here: (path) => `../${path}` },
  ),
);

export function signature(pair: KeyPair, role: string, text = manifestText, name = "results.manifest.json"): string {
  const key = createPrivateKey(pair.privatePem);
  const said = { role, name: null, statement: USUAL_WORDS, signedAt: "2026-09-18T08:00:00.000Z", publicKey: publicPemOf(key) };
  const payload = renderStatement(signingOf({ name, text, content: readManifest(text, name) }, said));
  return renderEnvelope(sealedIn(payload, key, fingerprintOf(key)));
}

export const bundle = signature(developer, "developer") + signature(validator, "validator");

/** The question whose answer is yes; change one thing of it. */
export const question = (changes: Partial<SealQuestion> = {}): SealQuestion => ({
  name: "results.manifest.json",
  text: manifestText,
  bundle,
  read: async (path) => files.get(path) ?? null,
  keys: [trusted(developer), trusted(validator)],
  roles: ["developer", "validator"],
  twoPeople: true,
  expected: null,
  timestamps: [],
  timestampRequired: false,
  ...changes,
});
