import type { Result } from "../audit/result.js";
import { canonicalJson } from "../canonical-json.js";
import type { Renderer } from "./renderer.js";

/** The result itself, keys in the order of their code units and one row a line, so that equal results are equal files and others can be compared by line. */
export const json = {
  id: "json",
  extension: ".json",
  render: async (result) => renderJson(result),
} as const satisfies Renderer;

export function renderJson(result: Result): string {
  const lost = pathOfLost(result);
  if (lost !== null) throw new Error(`result${lost}, which has no place in a result`);
  const members = Object.entries(result)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{\n${members.map(([key, value]) => `  ${JSON.stringify(key)}: ${lines(value)}`).join(",\n")}\n}\n`;
}

/** Lists of rows have one row a line, as a large result indented throughout is half blanks; everything else is indented. */
function lines(value: unknown): string {
  if (Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === "object" && row !== null))
    return `[\n${value.map((row) => `    ${canonicalJson(row)}`).join(",\n")}\n  ]`;
  return JSON.stringify(JSON.parse(canonicalJson(value)), null, 2).replaceAll("\n", "\n  ");
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
