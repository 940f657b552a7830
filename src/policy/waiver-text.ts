import type { Document, YAMLSeq } from "yaml";

/** One of `waivers` as a policy writes it. */
export interface WaiverText {
  readonly check: string;
  readonly groups?: readonly string[];
  readonly owner: string;
  readonly approved_by?: string;
  readonly reason: string;
  readonly created: string;
  readonly expires: string;
  readonly ceiling?: number;
  readonly ticket?: string;
}

type Content = Readonly<Record<string, unknown>> & { readonly waivers?: readonly unknown[] };

/** The policy's text with one more waiver, last; everything else, comments too, stays as it was written. */
export async function withWaiver(text: string, waiver: WaiverText): Promise<string> {
  const yaml = await import("yaml");
  const document = parsed(yaml, text);
  const before = document.toJS() as Content;
  const wanted: Content = { ...before, waivers: [...(before.waivers ?? []), waiver] };
  if (isJson(text)) return asJson(wanted);
  const item = yaml.stringify([waiver], { lineWidth: 0 });
  const inserted = insertedInto(text, document, item);
  if (inserted !== null && isSame(parsedOrNull(yaml, inserted), wanted)) return inserted;
  if (before.waivers === undefined || before.waivers === null) document.set("waivers", document.createNode([waiver]));
  else document.addIn(["waivers"], document.createNode(waiver));
  return document.toString({ lineWidth: 0 });
}

/** The policy's text without the waivers at these places; with none left it has no `waivers`. */
export async function withoutWaivers(text: string, places: readonly number[]): Promise<string> {
  const yaml = await import("yaml");
  const document = parsed(yaml, text);
  const before = document.toJS() as Content;
  const kept = (before.waivers ?? []).filter((_, i) => !places.includes(i));
  const { waivers: _, ...rest } = before;
  const wanted: Content = kept.length === 0 ? rest : { ...before, waivers: kept };
  if (isJson(text)) return asJson(wanted);
  const cut = kept.length === 0 ? null : cutFrom(text, document, places);
  if (cut !== null && isSame(parsedOrNull(yaml, cut), wanted)) return cut;
  if (kept.length === 0) document.delete("waivers");
  else for (const place of [...places].sort((a, b) => b - a)) document.deleteIn(["waivers", place]);
  return document.toString({ lineWidth: 0 });
}

type Yaml = typeof import("yaml");

const parsed = ({ parseDocument }: Yaml, text: string): Document => parseDocument(text, { version: "1.2", schema: "core", merge: false });

function parsedOrNull(yaml: Yaml, text: string): unknown {
  const document = parsed(yaml, text);
  return document.errors.length > 0 ? null : document.toJS();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const asJson = (content: Content): string => `${JSON.stringify(content, null, 2)}\n`;
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The text with the item after the last one of a block list, or under a new key at the end; null where that is no place for it. */
function insertedInto(text: string, document: Document, item: string): string | null {
  const list = document.get("waivers", true) as YAMLSeq | undefined;
  if (list === undefined) return `${text.endsWith("\n") || text === "" ? text : `${text}\n`}waivers:\n${indented(item, 2)}`;
  const last = rangeOf(list.items?.at(-1));
  if (list.flow || last === null || !list.range) return null;
  const at = lineAfter(text, last[1]);
  const gap = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
  return `${text.slice(0, at)}${gap}${indented(item, columnOf(text, list.range[0]))}${text.slice(at)}`;
}

function cutFrom(text: string, document: Document, places: readonly number[]): string | null {
  const list = document.get("waivers", true) as YAMLSeq | undefined;
  if (list === undefined || list.flow) return null;
  let kept = text;
  for (const place of [...places].sort((a, b) => b - a)) {
    const range = rangeOf(list.items[place]);
    if (range === null) return null;
    kept = kept.slice(0, kept.lastIndexOf("\n", range[0] - 1) + 1) + kept.slice(lineAfter(text, range[1]));
  }
  return kept;
}

const rangeOf = (node: unknown): readonly [number, number] | null => {
  const range = (node as { range?: readonly [number, number, number] | null } | undefined)?.range;
  return range ? [range[0], range[1]] : null;
};

/** Where the line after a place begins; the place itself when a line begins there. */
function lineAfter(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf("\n", at - 1) + 1);

const indented = (lines: string, by: number): string => lines.replace(/^(?=.)/gm, " ".repeat(by));
