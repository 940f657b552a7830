import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import type { AuditRecord } from "../../src/register/audit-record.js";
import { dueOf } from "../../src/register/due.js";
import { registerOf } from "../../src/register/register.js";
import { signaturesUnder, unsignedWaivers, usedWaivers } from "../../src/register/waived.js";
import { type KeptWaiver, readWaiverSignature, waiverDigest, waivingOf } from "../../src/register/waiver-signature.js";
import { renderEnvelope, sealedIn } from "../../src/seals/envelope.js";
import { fingerprintOf, publicPemOf } from "../../src/seals/keys.js";
import { renderStatement } from "../../src/seals/statement.js";
import { audit, model } from "./sample-register.js";

const waiver: KeptWaiver = {
  ...{ check: "accuracy", owner: "risk", reason: "the new model ships in March", expires: "2027-03-01", status: "used" },
  ...{ groups: null, ceiling: null },
};
const record = (waivers: readonly KeptWaiver[]): AuditRecord => ({ ...audit("2026.09", "2026-09-17T09:12:03.114Z"), waivers });
function signed(role: string, of: KeptWaiver = waiver, id = "credit-approval") {
  const { privateKey } = generateKeyPairSync("ed25519");
  const said = { role, name: null, statement: "so be it", signedAt: "2026-09-18T00:00:00.000Z", publicKey: publicPemOf(privateKey) };
  return renderEnvelope(sealedIn(renderStatement(waivingOf(id, of, said)), privateKey, fingerprintOf(privateKey)));
}
const asked = model({ waive: ["risk-officer", "business-owner"] });
const withSignatures = (...texts: readonly string[]) =>
  registerOf([asked], [], [], { waiverSignatures: texts.map((text) => readWaiverSignature(text, "w")) });

test("a waiver is known by its own words, whichever audit uses it", () => {
  const digest = waiverDigest("m", waiver);
  expect(waiverDigest("m", { ...waiver, status: "expired" })).toBe(digest);
  const { groups: _, ceiling: __, ...older } = waiver;
  expect(waiverDigest("m", older)).toBe(digest);
  for (const change of [{ reason: "x" }, { owner: "x" }, { expires: "2027-03-02" }, { ceiling: 0.2 }, { groups: ["a", "b"] }])
    expect(waiverDigest("m", { ...waiver, ...change })).not.toBe(digest);
  expect(waiverDigest("n", waiver)).not.toBe(digest);
});

test("a signature holds as it was written; any change of it, and other statements, are refused", () => {
  const text = signed("risk-officer");
  expect(readWaiverSignature(text, "w")).toMatchObject({
    role: "risk-officer",
    check: "accuracy",
    waiver: waiverDigest("credit-approval", waiver),
  });
  const at = text.indexOf('"payload":"') + 60;
  const changed = `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
  for (const other of [changed, text.trimEnd(), "", "{}", "null\n"]) expect(() => readWaiverSignature(other, "w")).toThrow(/EH507/);
});

test("each role is asked of each waiver that was used, by another person; one of other words does not count", () => {
  const open = (...texts: readonly string[]) =>
    unsignedWaivers(withSignatures(...texts), asked, record([waiver])).flatMap(({ roles }) => roles);
  expect(open()).toEqual(["risk-officer", "business-owner"]);
  const [officer, owner] = [signed("risk-officer"), signed("business-owner")];
  expect(open(officer)).toEqual(["business-owner"]);
  expect(open(officer, owner)).toEqual([]);
  expect(open(signed("risk-officer", { ...waiver, reason: "another" }), owner)).toEqual(["risk-officer"]);
  expect(open(signed("risk-officer", waiver, "other-model"), owner)).toEqual(["risk-officer"]);
  expect(usedWaivers(record([{ ...waiver, status: "unused" }]))).toEqual([]);
  expect(unsignedWaivers(withSignatures(), model({ waive: [] }), record([waiver]))).toEqual([]);
  expect(signaturesUnder(withSignatures(officer, owner), "credit-approval", waiver)).toHaveLength(2);
});

test("a live version with a waiver that is not signed is due", () => {
  const register = registerOf([asked], [], [record([waiver])]);
  const whats = dueOf(register, "2026-09-20", 0).map(({ kind, what, who }) => `${kind}: ${what}; ${who}`);
  expect(whats).toContain("waiver: the waiver of accuracy until 2027-03-01 is not signed as risk-officer; risk-officer");
});
