/**
 * What stands at a path in a JSON value; `*` stands for every element of a list. Throws TypeError, naming the step that leads nowhere.
 *
 * Example: `atPath({ scores: [1, 2] }, "/scores")` is [1, 2].
 *
 * @source RFC 6901 (2013), JSON Pointer, §3 and §4; the asterisk is an addition
 */
export function atPath(value: unknown, path: string): unknown {
  if (path === "") return value;
  if (!path.startsWith("/")) return atPath(value, `/${path}`);
  const steps = path.slice(1).split("/");
  const step = steps[0]!.replaceAll("~1", "/").replaceAll("~0", "~");
  const rest = steps.length === 1 ? "" : `/${steps.slice(1).join("/")}`;
  if (step === "*" && Array.isArray(value)) return value.map((one) => atPath(one, rest));
  if (typeof value === "object" && value !== null && Object.hasOwn(value, step))
    return atPath((value as Readonly<Record<string, unknown>>)[step], rest);
  throw new TypeError(`the answer has no "${step}"${known(value)}`);
}

const known = (value: unknown): string =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? `; it has ${Object.keys(value).slice(0, 5).join(", ")}` : "";
