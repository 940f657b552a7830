import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { GENESIS, headOf, type LogState, nextEntry, readLog, renderEntry } from "../../src/seals/audit-log.js";

const said = (action: string) => ({
  time: "2026-09-18T08:00:00.000Z",
  actor: "ada",
  action,
  subject: { name: "r.json", sha256: "ab" },
  note: null,
});
function logOf(actions: readonly string[]): { readonly state: LogState; readonly text: string } {
  let state: LogState = { entries: [], broken: null };
  for (const action of actions) state = { entries: [...state.entries, nextEntry(state, said(action))], broken: null };
  return { state, text: state.entries.map(renderEntry).join("") };
}
const { state, text } = logOf(["run", "sign", "publish"]);

test("an entry's hash is SHA-256 of the one before, a line break, and the entry with its keys sorted", () => {
  const [first] = state.entries;
  const canonical = `{"action":"run","actor":"ada","note":null,"prev":"${GENESIS}","seq":1,"subject":{"name":"r.json","sha256":"ab"},"time":"2026-09-18T08:00:00.000Z"}`;
  expect(first!.hash).toBe(createHash("sha256").update(`${GENESIS}\n${canonical}`).digest("hex"));
  expect(state.entries[1]!.prev).toBe(first!.hash);
});

test("a log is read back as it was written; an empty one holds", () => {
  expect(readLog(text)).toEqual(state);
  expect(headOf(readLog(""))).toBe(GENESIS);
});

test("a change of any byte is found, and so is a line that is taken out, doubled or moved", () => {
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const other = Buffer.from(bytes);
      other[at]! ^= mask;
      expect(readLog(other.toString("utf8")).broken).not.toBeNull();
    }),
    { numRuns: 500 },
  );
  const [a, b, c] = text.split("\n").map((line) => `${line}\n`) as [string, string, string];
  expect([a + c, b + c, a + c + b, a + a + b + c, `${a}\n${b}`, text.slice(0, -1)].map((other) => readLog(other).broken?.line)).toEqual([
    2, 1, 2, 2, 2, 3,
  ]);
});

test("entries taken off the end leave a log that holds, which is why its head is kept elsewhere", () => {
  const shorter = readLog(
    text
      .split("\n")
      .slice(0, 2)
      .map((line) => `${line}\n`)
      .join(""),
  );
  expect(shorter.broken).toBeNull();
  expect(shorter.entries.some(({ hash }) => hash === headOf(state))).toBe(false);
});
