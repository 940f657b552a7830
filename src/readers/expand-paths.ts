import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { fault } from "../errors.js";
import { suggest } from "../suggest.js";
import { listed, quoted, shellWord, visible } from "./wording.js";

/**
 * The files that paths and patterns name, each once, in the order given; those of one pattern by name.
 *
 * `*` and `?` stay within a folder, `**` crosses folders, `[ab]` and `{csv,tsv}` choose. A path that exists is taken as it is,
 * whatever characters it has. A name or pattern without files is an EH100.
 */
export async function expandPaths(patterns: readonly string[]): Promise<readonly [string, ...string[]]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    const files = (await exists(pattern)) ? [await fileOnly(pattern)] : isPattern(pattern) ? await matching(pattern) : [];
    if (files.length === 0) throw await nothingThere(pattern);
    for (const file of files) if (!found.includes(file)) found.push(file);
  }
  const [first, ...others] = found;
  if (first === undefined) throw fault("EH100", "no input file is named", { help: ["evenhand audit predictions.csv"] });
  return [first, ...others];
}

const isPattern = (text: string): boolean => /[*?[{]/.test(text);

const exists = async (file: string): Promise<boolean> => (await statOf(file)) !== null;

const statOf = (file: string) => (file.includes("\0") ? Promise.resolve(null) : stat(file).catch(unlessUnreadable(file)));

/** null for what is not there; EH100 for what may not be looked at. */
const unlessUnreadable = (file: string) => (error: NodeJS.ErrnoException) => {
  if (error.code === "EACCES" || error.code === "EPERM")
    throw fault("EH100", `${visible(file, 200)} may not be read`, { help: [`allow it with: chmod u+r ${shellWord(file)}`], cause: error });
  return null;
};

async function fileOnly(file: string): Promise<string> {
  if (!(await statOf(file))?.isDirectory()) return file;
  throw fault("EH100", `${visible(file, 200)} is a folder`, {
    help: [`name its files: ${shellWord(path.join(file, "*.csv")).replaceAll("'", '"')}`],
  });
}

/** Files under the part of the pattern before its first wildcard that match it. */
async function matching(pattern: string): Promise<readonly string[]> {
  const parts = pattern.split("/");
  const fixed = parts.slice(0, parts.findIndex(isPattern));
  const base = fixed.length === 0 ? "." : fixed.join("/") || "/";
  const depth = pattern.includes("**") ? 32 : parts.length - fixed.length;
  const test = patternTest(parts.slice(fixed.length).join("/"));
  const files = (await filesUnder(base, depth)).filter((file) => test.test(file)).sort((a, b) => (a < b ? -1 : 1));
  return files.map((file) => (fixed.length === 0 ? file : `${base === "/" ? "" : base}/${file}`));
}

async function filesUnder(folder: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    if (entry.isDirectory() && depth > 1 && !entry.name.startsWith(".") && entry.name !== "node_modules")
      found.push(...(await filesUnder(path.join(folder, entry.name), depth - 1)).map((file) => `${entry.name}/${file}`));
    else if (!entry.isDirectory()) found.push(entry.name);
  }
  return found;
}

/** A pattern as a regular expression over the path below its fixed part; names that begin with a dot are not matched by wildcards. */
export function patternTest(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\[!?[^\]/]+\]|\{[^{}]*\}|[\\^$.|+()[\]{}]/g, (part, offset: number, whole: string) => {
    // A wildcard at the start of a name does not match the dot of a hidden one.
    const visibly = offset === 0 || whole[offset - 1] === "/" ? "(?!\\.)" : "";
    if (part === "**/") return "(?:[^/.][^/]*/)*";
    if (part === "**") return ".*";
    if (part === "*") return `${visibly}[^/]*`;
    if (part === "?") return `${visibly}[^/]`;
    if (part.length > 2 && part.startsWith("["))
      return `[${part.startsWith("[!") ? "^" : ""}${part.slice(part.startsWith("[!") ? 2 : 1, -1).replace(/[\\^\]]/g, "\\$&")}]`;
    if (part.length > 1 && part.startsWith("{"))
      return `(?:${part
        .slice(1, -1)
        .split(",")
        .map((choice) => patternTest(choice).source.slice(1, -1))
        .join("|")})`;
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}

/** EH100 for a name without a file: the nearest name in that folder, or what there is. */
async function nothingThere(pattern: string) {
  const folder = path.dirname(pattern);
  const names = (await filesUnder(isPattern(folder) ? "." : folder, 1))
    .filter((name) => /\.(csv|tsv|txt|json|jsonl|ndjson|parquet|arrow|feather)$/i.test(name))
    .sort();
  const near = suggest(path.basename(pattern), names);
  const said = isPattern(pattern) ? `no file matches ${quoted(pattern, 200)}` : `${visible(pattern, 200)} does not exist`;
  return fault("EH100", said, {
    evidence: names.length === 0 ? [] : [`there are: ${listed(names, 6)}`],
    help: [near === null ? 'check the path; patterns need quotes: "data/*.csv"' : `did you mean ${shellWord(path.join(folder, near))}?`],
  });
}
