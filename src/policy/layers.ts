import { dirname, join } from "node:path";
import { type Diagnostic, EvenhandError, type Location } from "../errors.js";
import { packOf, packs } from "../packs/index.js";
import type { Pack } from "../packs/pack.js";
import { suggest } from "../suggest.js";
import { npmPolicyPath } from "./npm-pack.js";
import { isOwnPack, ownPack } from "./own-pack.js";
import { type Keys, type PolicyText, parsePolicyText } from "./policy-text.js";
import type { PolicyWorld } from "./policy-world.js";

/** One file or pack of a policy; later layers have the last word. */
export interface Layer {
  readonly text: PolicyText;
  readonly content: Readonly<Record<string, unknown>>;
  /** Keys that lead to `content` within the text: [] but for profiles. */
  readonly prefix: Keys;
  /** For packs, which are not in the user's repository: the entry of `extends` that brought it. */
  readonly via: Location | null;
}

/** What `extends` leads to. */
export interface Layers {
  /** What is built on first, the policy itself last. */
  readonly layers: readonly Layer[];
  /** Each once, in the order in which they are named. */
  readonly packs: readonly Pack[];
  /** Paths of the files that were read, the policy's own first. */
  readonly files: readonly string[];
}

const mostLevels = 8;

interface Opened {
  readonly text: PolicyText;
  /** Path of the file, from where its own `extends` are seen; null for packs. */
  readonly path: string | null;
  readonly via: Location | null;
  /** What led here, for cycles. */
  readonly chain: readonly string[];
}

/** The policy and all that it extends, in the order in which they are merged. Throws every `extends` that leads nowhere. */
export async function readLayers(text: string, path: string, world: PolicyWorld): Promise<Layers> {
  const found: Layer[] = [];
  const named = new Set<Pack>();
  const files = new Set([path]);
  const mistakes: Diagnostic[] = [];
  await visit({ text: await parsePolicyText(text, path), path, via: null, chain: [path] });
  const [first, ...rest] = mistakes;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  return { layers: found, packs: [...named], files: [...files] };

  async function visit(opened: Opened): Promise<void> {
    const content = isMap(opened.text.content) ? opened.text.content : {};
    const list = Array.isArray(content.extends) ? content.extends : [];
    for (const [i, entry] of list.entries()) if (typeof entry === "string") await follow(entry, i, opened);
    found.push({ text: opened.text, content, prefix: [], via: opened.via });
  }

  async function follow(entry: string, place: number, from: Opened): Promise<void> {
    const location = from.text.valueAt(["extends", place]);
    const refuse = (why: string, help: readonly string[] = []): void =>
      void mistakes.push(from.text.mistake("EH202", `extends "${entry}": ${why}`, location, { help }));
    const next = await locate(entry, from);
    if ("why" in next) return refuse(next.why, next.help);
    if (from.chain.includes(next.name)) return refuse("it extends itself", [[...from.chain, next.name].join(" → ")]);
    if (from.chain.length > mostLevels) return refuse(`more than ${mostLevels} levels of extends`, ["merge some of the files"]);
    if (next.pack !== null) named.add(next.pack);
    const via = next.path === null || next.outside ? (from.via ?? location) : from.via;
    await visit({ text: await parsePolicyText(next.text, next.name), path: next.path, via, chain: [...from.chain, next.name] });
  }

  async function locate(entry: string, from: Opened): Promise<Found | Refused> {
    if (entry.startsWith("pack:")) return packNamed(entry);
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(entry))
      return { why: "a policy is not read from the network", help: ["keep a copy in the repository"] };
    if (from.path === null) return { why: "a pack extends packs only", help: [] };
    if (entry.startsWith("npm:")) {
      const target = await npmPolicyPath(entry.slice("npm:".length), dirname(from.path), world);
      if ("why" in target) return target;
      return (await fileAt(target.path, entry)) ?? { why: `${target.path} is not there`, help: ["npm ci"] };
    }
    if (!/\.(ya?ml|json)$/i.test(entry))
      return { why: "neither a pack nor a policy file", help: ["pack:four-fifths@1, ./base.yml or npm:PACKAGE"] };
    if (/^([/\\]|[a-z]:)/i.test(entry))
      return { why: "the path is absolute", help: ["name the file from the folder of this one, e.g. ./base.yml"] };
    const path = join(dirname(from.path), entry);
    const found = (await fileAt(path, null)) ?? { why: `there is no file ${path}`, help: [] };
    if ("why" in found || !isOwnPack(path)) return found;
    const pack = await ownPack(found.text, path);
    return { name: entry, text: pack.policy, path: null, pack, outside: true };
  }

  async function fileAt(path: string, outside: string | null): Promise<Found | null> {
    const content = await world.read(path);
    if (content !== null) files.add(path);
    return content === null ? null : { name: outside ?? path, text: content, path, pack: null, outside: outside !== null };
  }
}

interface Found {
  readonly name: string;
  readonly text: string;
  readonly path: string | null;
  readonly pack: Pack | null;
  readonly outside: boolean;
}

interface Refused {
  readonly why: string;
  readonly help: readonly string[];
}

function packNamed(entry: string): Found | Refused {
  const [, name, version] = /^pack:([a-z0-9-]+)@(\d+)$/.exec(entry) ?? [];
  const known = packs.flatMap(({ id, aliases, version: has }) => [id, ...aliases].map((one) => `pack:${one}@${has}`));
  const near = suggest(entry, known);
  const help = [near === null ? `packs: ${known.join(", ")}` : `did you mean ${near}?`];
  if (name === undefined) return { why: "a pack is named with its version", help };
  const pack = packOf(name, Number(version));
  if (pack === null) return { why: "there is no such pack", help };
  return { name: entry, text: pack.policy, path: null, pack, outside: true };
}

export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
