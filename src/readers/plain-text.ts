import { limits } from "./limits.js";

/** The text that stands for a value which is not a number: booleans as words, instants in ISO form, bytes in hex, lists and objects as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString("hex")}`;
  return JSON.stringify(flattened(value, 0));
}

/** A copy that JSON can hold: bigints as their digits, typed arrays as lists, nothing deeper than the limit. */
function flattened(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null) return value;
  if (depth >= limits.nesting) return "...";
  if (value instanceof Date || value instanceof Uint8Array) return plainText(value);
  if (Symbol.iterator in value) return Array.from(value as Iterable<unknown>, (item) => flattened(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, flattened(item, depth + 1)]));
}

/** The day of a date counted from 1970-01-01: "2026-09-17". */
export const dayText = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** An instant counted in milliseconds from 1970, as toISOString writes it; what is finer than a millisecond is cut. */
export const instantText = (milliseconds: number): string => {
  const instant = new Date(Math.floor(milliseconds));
  return Number.isNaN(instant.getTime()) ? String(milliseconds) : instant.toISOString();
};
