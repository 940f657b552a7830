import type { Document } from "yaml";
import type { ErrorCode } from "../error-codes.js";
import { type Diagnostic, type DiagnosticDetail, diagnostic, EvenhandError, fault, type Location } from "../errors.js";
import { brokenPlaces } from "./yaml-mistakes.js";

/** Keys and list places that lead to a value. */
export type Keys = readonly PropertyKey[];

/** One file of a policy as it was parsed, every value of which knows its line. */
export interface PolicyText {
  /** What the file or pack is called in messages. */
  readonly name: string;
  /** Plain data, without the keys that begin with x-. */
  readonly content: unknown;
  /** The place of the key, or of the list item, to which the keys lead; of the deepest one that is there. */
  keyAt(keys: Keys): Location;
  /** The place of the value to which the keys lead. */
  valueAt(keys: Keys): Location;
  /** A message about a place, with its line and a caret under it. */
  mistake(code: ErrorCode, message: string, location: Location, detail?: Omit<DiagnosticDetail, "location" | "evidence">): Diagnostic;
}

const maxBytes = 1_000_000;

/** The policy text as data: YAML 1.2 core, no tags, no merge keys, no key twice, aliases followed a hundred times at most. Throws EH201 with every place that cannot be read. */
export async function parsePolicyText(text: string, name: string): Promise<PolicyText> {
  if (Buffer.byteLength(text) > maxBytes) throw fault("EH201", `${name} is larger than 1 MB`, { help: ["a policy is a few kilobytes"] });
  const yaml = await import("yaml");
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { version: "1.2", schema: "core", merge: false, uniqueKeys: true, lineCounter: lines });
  const rows = text.split("\n");
  const placeOf = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file: name, line, column: col };
  };
  const mistake: PolicyText["mistake"] = (code, message, location, detail = {}) =>
    diagnostic(code, message, { ...detail, location, evidence: excerpt(rows, location) });
  const broken = brokenPlaces(yaml, document).map(({ message, help, at }) =>
    mistake("EH201", `${name} is not valid YAML: ${message}`, placeOf(at), { help }),
  );
  const [first, ...rest] = broken;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  return {
    name,
    content: withoutFreeKeys(plainData(document, name)),
    keyAt: (keys) => placeOf(deepest(keys, (part) => offsetOf(document, part, "key"))),
    valueAt: (keys) => placeOf(deepest(keys, (part) => offsetOf(document, part, "value"))),
    mistake,
  };
}

/** The line before, the line, and a caret; a place far to the right is shown by what is around it. */
function excerpt(rows: readonly string[], { line, column }: Location): readonly string[] {
  const digits = String(line).length;
  const from = column <= 60 ? 0 : column - 45;
  const shown = (number: number): string =>
    `${String(number).padStart(digits)} | ${(rows[number - 1] ?? "").slice(from, from + 70).replace(/[\t\r]/g, " ")}`.trimEnd();
  const before = from === 0 && line > 1 && (rows[line - 2] ?? "").trim() !== "" ? [shown(line - 1)] : [];
  return [...before, shown(line), `${" ".repeat(digits)} | ${" ".repeat(column - 1 - from)}^`];
}

function plainData(document: Document, name: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (cause) {
    throw fault("EH201", `${name} is not valid YAML: ${cause instanceof Error ? cause.message : "its aliases cannot be followed"}`, {
      cause,
    });
  }
}

/** Keys that begin with `x-` are the user's own. */
function withoutFreeKeys(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(withoutFreeKeys);
  if (typeof content !== "object" || content === null) return content;
  return Object.fromEntries(
    Object.entries(content)
      .filter(([key]) => !key.startsWith("x-"))
      .map(([key, value]) => [key, withoutFreeKeys(value)]),
  );
}

function deepest(keys: Keys, offset: (part: Keys) => number | null): number {
  for (let depth = keys.length; depth > 0; depth--) {
    const found = offset(keys.slice(0, depth));
    if (found !== null) return found;
  }
  return 0;
}

function offsetOf(document: Document, keys: Keys, side: "key" | "value"): number | null {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const items = (parent as { items?: readonly unknown[] } | null)?.items;
  if (!Array.isArray(items)) return null;
  const last = keys.at(-1)!;
  const pair = items.find((item) => String((item as { key?: { value?: unknown } })?.key?.value) === String(last)) as
    | { key: unknown; value: unknown }
    | undefined;
  const found =
    pair === undefined ? (typeof last === "number" ? items[last] : undefined) : side === "key" ? pair.key : (pair.value ?? pair.key);
  return (found as { range?: readonly number[] | null } | undefined)?.range?.[0] ?? null;
}
