/**
 * The value of a JSON text in which NaN, Infinity and -Infinity may stand as they do in the answers of TensorFlow Serving; they become null,
 * for which no answer is taken. Throws TypeError, with the beginning of the text, for what is no JSON.
 */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) => (found.startsWith('"') ? found : "null")));
    } catch (cause) {
      throw new TypeError(`the answer is no JSON: ${JSON.stringify(text.slice(0, 80))}`, { cause });
    }
  }
}

/**
 * Lists of values as JSON, where the numbers of some columns are written as doubles (1.0, not 1), so that the other side sees one type
 * whatever a batch holds.
 */
export function listsAsJson(rows: readonly (readonly unknown[])[], doubles: readonly boolean[]): string {
  return `[${rows.map((row) => `[${row.map((value, k) => (doubles[k] ? doubleText(value) : JSON.stringify(value))).join(",")}]`).join(",")}]`;
}

const doubleText = (value: unknown): string =>
  typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value === 0 ? 0 : value}.0` : JSON.stringify(value);
