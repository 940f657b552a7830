import type { Result } from "../audit/result.js";
import type { Renderer } from "./renderer.js";

/** The result itself, keys in the order of their code units, so that equal results are equal files. */
export const json = {
  id: "json",
  extension: ".json",
  render: async (result) => renderJson(result),
} as const satisfies Renderer;

export function renderJson(result: Result): string {
  const lost = pathOfLost(result);
  if (lost !== null) throw new Error(`result${lost}, which has no place in a result`);
  return `${JSON.stringify(ordered(result), null, 2)}\n`;
}

/** Keys sorted; -0 is 0. */
function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value === 0 ? 0 : value;
  if (Array.isArray(value)) return value.map(ordered);
  const object = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(object)
      .sort()
      .map((key) => [key, ordered(object[key])]),
  );
}

/** Where the first number is that JSON.stringify would turn into null, and what it is: a bug of ours. null = nowhere. */
function pathOfLost(value: unknown): string | null {
  if (typeof value === "number") return Number.isFinite(value) ? null : ` is ${value}`;
  if (typeof value !== "object" || value === null) return null;
  const object = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(object)) {
    const lost = pathOfLost(object[key]);
    if (lost !== null) return `${Array.isArray(value) ? `[${key}]` : `.${key}`}${lost}`;
  }
  return null;
}
