import type { Variables } from "./policy-world.js";

/** A text with its variables filled in, or why it cannot be. */
export type Filled = { readonly text: string } | { readonly why: string; readonly help: readonly string[] };

const variable = /\$\{([^}]*)\}?/g;

/** Whether a text names a variable. */
export const hasVariable = (text: string): boolean => text.includes("${");

/** `${VAR}`, `${VAR:-default}` and `${file:/path}` filled in. A variable that is not set is a reason, never an empty text. */
export async function fillIn(text: string, { env, secret }: Variables): Promise<Filled> {
  const parts: string[] = [];
  let end = 0;
  for (const found of text.matchAll(variable)) {
    const value = found[0].endsWith("}") ? await valueNamed(found[1]!) : { why: `${found[0]} has no closing brace`, help: [] };
    if ("why" in value) return value;
    parts.push(text.slice(end, found.index), value.text);
    end = found.index + found[0].length;
  }
  return { text: parts.join("") + text.slice(end) };

  async function valueNamed(name: string): Promise<Filled> {
    if (name.startsWith("file:")) {
      const path = name.slice("file:".length);
      const content = await secret(path);
      if (content === null) return { why: `the file ${path} cannot be read`, help: [] };
      return { text: content.replace(/\r?\n$/, "") };
    }
    const [, key, fallback] = /^([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?$/s.exec(name) ?? [];
    if (key === undefined) return { why: `\${${name}} names no variable`, help: ["in the braces: NAME, NAME:-default or file:/path"] };
    const value = env[key];
    if (value !== undefined && value !== "") return { text: value };
    return fallback === undefined
      ? { why: `\${${key}} is not set`, help: [`export ${key}=…, or \${${key}:-default}`] }
      : { text: fallback };
  }
}
