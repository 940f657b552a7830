/** A value of PDF (ISO 32000-1, 7.3). What has no parts is its own text: "12.5", "/Name", "(text)", "<FEFF>", "true". */
export type PdfValue = string | Reference | readonly PdfValue[] | Dictionary;

/** Leads to an object by its number. */
export interface Reference {
  readonly to: number;
}

/** Names, each with its slash → values. */
export type Dictionary = ReadonlyMap<string, PdfValue>;

/** An object of the file: a value, with bytes where it is a stream. */
export interface PdfObject {
  readonly value: PdfValue;
  readonly stream: Buffer | null;
}

export const isDictionary = (value: PdfValue | undefined): value is Dictionary => value instanceof Map;

export const isReference = (value: PdfValue | undefined): value is Reference =>
  typeof value === "object" && !Array.isArray(value) && !isDictionary(value);

/** The dictionary with other entries; what is undefined goes. */
export function changed(dictionary: Dictionary, entries: Readonly<Record<string, PdfValue | undefined>>): Dictionary {
  const result = new Map(dictionary);
  for (const key of Object.keys(entries)) {
    const value = entries[key];
    if (value === undefined) result.delete(key);
    else result.set(key, value);
  }
  return result;
}

/** The value as the file has it. `numberOf` gives the object numbers of the new file. */
export function textOf(value: PdfValue, numberOf: (old: number) => number): string {
  if (typeof value === "string") return value;
  if (isReference(value)) return `${numberOf(value.to)} 0 R`;
  if (isDictionary(value)) return `<<${[...value].map(([key, entry]) => joined(key, textOf(entry, numberOf))).join("")}>>`;
  return `[${value.reduce<string>((text, entry) => joined(text, textOf(entry, numberOf)), "")}]`;
}

/** Two pieces with a space between them where they would run together without. */
const joined = (before: string, after: string): string => (before === "" || /^[/([<]/.test(after) ? before + after : `${before} ${after}`);

/** A text as PDF has it: UTF-16 with its mark, in hexadecimal, so that no character needs an escape. */
export const textString = (text: string): string =>
  `<FEFF${Array.from({ length: text.length }, (_, i) => utf16(text.charCodeAt(i))).join("")}>`;

const utf16 = (code: number): string => code.toString(16).toUpperCase().padStart(4, "0");

/** "2026-09-17T09:12:03Z" as "(D:20260917091203+00'00')". */
export const dateText = (instant: string): string => `(D:${instant.replace(/\D/g, "").slice(0, 14).padEnd(14, "0")}+00'00')`;
