import { generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Approval, approvalOf, readApproval, renderApproval } from "../../src/register/approval.js";
import { namedModel } from "../../src/register/named-model.js";
import { readRoles } from "../../src/register/read-card.js";
import { registerOf, unapprovedRoles, unsignedRoles } from "../../src/register/register.js";
import { mayActAs } from "../../src/register/roles.js";
import { renderEnvelope, sealedIn } from "../../src/seals/envelope.js";
import { fingerprintOf, publicPemOf } from "../../src/seals/keys.js";
import { audit, model } from "./sample-register.js";

const person = (id: string, keys: readonly string[], roles: readonly string[], models: readonly string[] = ["*"]) =>
  ({ id, name: null, keys, roles, models }) as const;
const roles = [person("ada", ["k1", "k2"], ["developer", "validator"]), person("bea", ["k3"], ["validator"], ["credit-*", "hiring"])];

describe("roles", () => {
  test("are of the holder of a key, for the models that the patterns fit", () => {
    const may = (key: string, role: string, of?: string) => mayActAs(roles, key, { role, ...(of !== undefined && { model: of }) });
    expect([may("k1", "developer"), may("k3", "developer"), may("k9", "validator")]).toEqual([true, false, false]);
    expect(["credit-cards", "credit-", "credit", "hiring", "hiring-2"].map((id) => may("k3", "validator", id))).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(mayActAs(null, "anything", { role: "validator" })).toBe(true);
    expect(mayActAs([], "anything", { role: "validator" })).toBe(false);
  });

  test("patterns agree with the regular expression that they stand for", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 }), (pattern, id) => {
        const expected = new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(id);
        expect(mayActAs([person("p", ["k"], ["r"], [pattern])], "k", { role: "r", model: id })).toBe(expected);
      }),
    );
  });

  test("one person with two keys is one person, and a key without the role does not count", () => {
    const signed = (...pairs: readonly (readonly [string, string])[]) => {
      const base = audit("1", "2026-09-17T09:12:03.114Z");
      return { ...base, signatures: pairs.map(([role, fingerprint]) => ({ role, fingerprint, name: null, signedAt: "" })) };
    };
    expect(unsignedRoles({ roles }, model(), signed(["developer", "k1"], ["validator", "k2"]))).toEqual(["validator"]);
    expect(unsignedRoles({ roles: null }, model(), signed(["developer", "k1"], ["validator", "k2"]))).toEqual([]);
    expect(unsignedRoles({ roles }, model(), signed(["developer", "k1"], ["validator", "k3"]))).toEqual([]);
    expect(unsignedRoles({ roles }, model({ id: "other" }), signed(["developer", "k1"], ["validator", "k3"]))).toEqual(["validator"]);
  });

  test("are read with the line of each mistake, and a key belongs to one person", async () => {
    const key = "ab".repeat(32);
    const text = (more: string) => `people:\n  - {id: ada, keys: [${key}], roles: [developer]}\n${more}`;
    expect(await readRoles(text(""), "r.yml")).toEqual([person("ada", [key], ["developer"])]);
    await expect(readRoles(text(`  - {id: bea, keys: [${key}], roles: [developer]}\n`), "r.yml")).rejects.toThrow(/there twice/);
    await expect(readRoles(text("  - {id: bea, keys: [x], roles: [developer]}\n"), "r.yml")).rejects.toThrow(/SHA-256/);
    await expect(readRoles(text("  - {id: bea, keys: [], roles: [developer]}\n"), "r.yml")).rejects.toThrow();
  });
});

describe("approvals", () => {
  const { privateKey } = generateKeyPairSync("ed25519");
  const last = audit("2026.09", "2026-09-17T09:12:03.114Z");
  const said = { role: "business-owner", name: "Dan", statement: "Yes", signedAt: "2026-09-19T00:00:00.000Z" };
  const text = renderEnvelope(
    sealedIn(
      renderApproval(approvalOf(last, "ab".repeat(32), { ...said, publicKey: publicPemOf(privateKey) })),
      privateKey,
      fingerprintOf(privateKey),
    ),
  );

  test("say what they said, of which audit; a change of any byte is found", () => {
    expect(readApproval(text, "a")).toMatchObject({ ...said, model: "credit-approval", version: "2026.09", result: last.result.digest });
    const bytes = Buffer.from(text);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = changed[at]! ^ by;
        expect(() => readApproval(changed.toString("utf8"), "a")).toThrow(/EH507/);
      }),
    );
    for (const other of ["", "{}\n", text.slice(0, -1), `${text}\n`, text + text]) expect(() => readApproval(other, "a")).toThrow(/EH507/);
  });

  test("count for the last audit alone, and not when whoever had to sign it approves", () => {
    const approval = readApproval(text, "a");
    const of = (approvals: readonly Approval[], audits = [last]) =>
      unapprovedRoles(registerOf([], [], audits, { approvals }), model({ approve: ["business-owner"] }), audits.at(-1)!);
    expect(of([])).toEqual(["business-owner"]);
    expect(of([approval])).toEqual([]);
    expect(of([{ ...approval, result: "00" }])).toEqual(["business-owner"]);
    expect(of([{ ...approval, version: "2026.06" }])).toEqual(["business-owner"]);
    expect(of([{ ...approval, fingerprint: "validator" }])).toEqual(["business-owner"]);
  });
});

describe("which model a run is about", () => {
  const version = (name: string, artifact: string | null = null, stage: "live" | "retired" = "live") => ({
    ...{ version: name, artifact, stage },
    ...{ training: null, trained: null, deployed: null, retired: null },
  });
  const a = model({ id: "a", title: "Model A", versions: [version("1", "aa", "retired"), version("2", "bb")] });
  const b = model({ id: "b", title: "Model B", versions: [version("1", "bb"), version("2")] });
  const found = (said: Partial<Parameters<typeof namedModel>[1]>) => {
    const named = namedModel({ models: [a, b] }, { names: [], version: null, artifact: null, ...said });
    return named === null ? null : "unclear" in named ? named.unclear : `${named.model.id} ${named.version.version}`;
  };

  test("is told by the digest of its file before its name, and the version is never guessed", () => {
    expect(found({ artifact: "aa", names: ["b"] })).toBe("a 1");
    expect(found({ artifact: "bb" })).toBe("several versions are registered with the model's file");
    expect(found({ artifact: "bb", version: "1" })).toBe("b 1");
    expect(found({ names: ["Model A"] })).toBe("a 2");
    expect(found({ names: ["a"], version: "1" })).toBe("a 1");
    expect(found({ names: ["a"], version: "9" })).toBe('a has no version "9"');
    expect(found({ names: ["b"] })).toBe("b has 2 versions, and which was audited is not said");
    expect(found({ names: ["a", "Model B"] })).toBe("a and b have the name that is given");
    expect(found({ names: ["c"], artifact: "dd" })).toBeNull();
  });
});
