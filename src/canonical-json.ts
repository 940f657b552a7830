type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** Keys sorted, no spaces, -0 is 0: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  const texts = new Map<string, string>();
  /** Results say the same few names over and over. */
  const textOf = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const written = JSON.stringify(text);
    if (text.length <= LONGEST_KEPT && texts.size < MOST_KEPT) texts.set(text, written);
    return written;
  };

  function canonical(item: Json): string {
    if (typeof item === "string") return textOf(item);
    if (typeof item === "number") return Number.isFinite(item) ? String(item === 0 ? 0 : item) : "null";
    if (typeof item !== "object" || item === null) return JSON.stringify(item);
    let out = "";
    if (Array.isArray(item)) {
      for (let i = 0; i < item.length; i++) out += `${i === 0 ? "" : ","}${canonical(item[i])}`;
      return `[${out}]`;
    }
    const object = item as { readonly [key: string]: Json | undefined };
    for (const key of Object.keys(object).sort()) {
      const member = object[key];
      if (member !== undefined) out += `${out === "" ? "" : ","}${textOf(key)}:${canonical(member)}`;
    }
    return `{${out}}`;
  }
  return canonical(value as Json);
}

const LONGEST_KEPT = 40;
const MOST_KEPT = 10_000;
