import type { Result } from "../audit/result.js";
import type { Renderer } from "./renderer.js";

/** The result itself, keys in the order of their code units, so that equal results are equal files. */
export const json = {
  id: "json",
  extension: ".json",
  render: async (result) => renderJson(result),
} as const satisfies Renderer;

export function renderJson(result: Result): string {
  return `${JSON.stringify(ordered(result, "result"), null, 2)}\n`;
}

/** -0 is written as 0. A number that JSON does not know is a bug of ours and stops here, for JSON.stringify would write null. */
function ordered(value: unknown, path: string): unknown {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error(`${path} is ${value}, which has no place in a result`);
    return value === 0 ? 0 : value;
  }
  if (Array.isArray(value)) return value.map((item, i) => ordered(item, `${path}[${i}]`));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, ordered(item, `${path}.${key}`)]));
}
