import type { Document, LineCounter } from "yaml";
import type { z as Zod } from "zod";
import { type Diagnostic, diagnostic, EvenhandError, fault, type Location } from "../errors.js";
import { suggest } from "../suggest.js";
import { policyRequest } from "./policy-request.js";
import { type CheckedPolicy, policySchema } from "./policy-schema.js";
import type { AuditRequest } from "./request.js";

/** What a policy file says to an audit. */
export interface Policy {
  readonly path: string;
  readonly name: string | null;
  /** The whole file as plain data, for its hash and for the record. */
  readonly content: unknown;
  readonly request: AuditRequest;
  readonly data: PolicyData;
}

/** Where the data are and how their files are read. */
export type PolicyData = NonNullable<CheckedPolicy["data"]>;

const maxBytes = 1_000_000;

/** The policy in the text of an `evenhand.yml`: YAML 1.2 core, no tags, no merge keys; all mistakes at once, with their lines. */
export async function readPolicy(text: string, path: string): Promise<Policy> {
  if (Buffer.byteLength(text) > maxBytes) throw fault("EH201", `${path} is larger than 1 MB`, { help: ["a policy is a few kilobytes"] });
  const yaml = await import("yaml");
  const { z } = await import("zod");
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { version: "1.2", schema: "core", merge: false, uniqueKeys: true, lineCounter: lines });
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) throw invalid(text, path, { message: firstLine(broken.message), at: lines.linePos(broken.pos[0]) });
  const content = plainData(document, path);
  const schema = policySchema(z);
  const checked = schema.safeParse(withoutFreeKeys(content));
  if (checked.success)
    return { path, name: checked.data.name ?? null, content, request: policyRequest(checked.data), data: checked.data.data ?? {} };
  const [first, ...rest] = checked.error.issues.flatMap((issue) =>
    mistakes(issue, { path, known: keysAt(schema, issue.path), at: (keys) => locate(document, lines, path, keys) }),
  );
  throw new EvenhandError([first!, ...rest.slice(0, 9)]);
}

function invalid(text: string, path: string, { message, at }: { message: string; at: { line: number; col: number } }): EvenhandError {
  const shown = (text.split("\n")[at.line - 1] ?? "").slice(0, 70);
  return fault("EH201", `${path} is not valid YAML: ${message}`, {
    location: { file: path, line: at.line, column: at.col },
    evidence: [`${at.line} | ${shown}`],
  });
}

const firstLine = (message: string): string => message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");

/** Anchors are followed a hundred times at most, so that a small file cannot become a huge one. */
function plainData(document: Document, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (cause) {
    throw fault("EH201", `${path} is not valid YAML: ${cause instanceof Error ? cause.message : "its aliases cannot be followed"}`, {
      cause,
    });
  }
}

/** Keys that begin with `x-` are the user's own. */
function withoutFreeKeys(content: unknown): unknown {
  if (typeof content !== "object" || content === null || Array.isArray(content)) return content;
  return Object.fromEntries(
    Object.entries(content)
      .filter(([key]) => !key.startsWith("x-"))
      .map(([key, value]) => [key, withoutFreeKeys(value)]),
  );
}

interface Place {
  readonly path: string;
  readonly known: readonly string[];
  at(keys: readonly PropertyKey[]): Location;
}

function mistakes(issue: Zod.core.$ZodIssue, { path, known, at }: Place): readonly Diagnostic[] {
  const where = issue.path.map(String).join(".");
  const within = where === "" ? path : where;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const near = suggest(key, known);
      return diagnostic("EH202", `unknown key "${key}" in ${within}`, {
        location: at([...issue.path, key]),
        help: near === null ? [`an audit reads: ${known.join(", ")}`] : [`did you mean "${near}"?`],
      });
    });
  }
  const help = where === "version" ? ["the first line of a policy is: version: 1"] : [];
  return [diagnostic("EH202", `${within}: ${sentence(issue)}`, { location: at(issue.path), help })];
}

/** The keys that the schema has at a place. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  type Node = { unwrap?: () => unknown; shape?: Readonly<Record<PropertyKey, unknown>>; valueType?: unknown };
  const opened = (node: unknown): Node => {
    const { unwrap } = node as Node;
    return typeof unwrap === "function" ? opened(unwrap.call(node)) : (node as Node);
  };
  const at = path.reduce<Node>((node, key) => opened(node.shape?.[key] ?? node.valueType ?? {}), opened(schema));
  return Object.keys(at.shape ?? {});
}

function sentence(issue: Zod.core.$ZodIssue): string {
  const { message } = issue;
  const text = message === "Invalid input" ? "this value is not one that is allowed here" : message.replace(/^Invalid input: /, "");
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The place of the deepest of the keys that the file has. */
function locate(document: Document, lines: LineCounter, file: string, keys: readonly PropertyKey[]): Location {
  for (let depth = keys.length; depth > 0; depth--) {
    const offset = keyOffset(document, keys.slice(0, depth));
    if (offset !== null) {
      const { line, col } = lines.linePos(offset);
      return { file, line, column: col };
    }
  }
  return { file, line: 1, column: 1 };
}

function keyOffset(document: Document, keys: readonly PropertyKey[]): number | null {
  const parent = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const items = (parent as { items?: readonly unknown[] } | null)?.items;
  if (!Array.isArray(items)) return null;
  const last = keys.at(-1)!;
  const found =
    items.find((item) => (item as { key?: { value?: unknown } })?.key?.value === last) ??
    (typeof last === "number" ? items[last] : undefined);
  const node = ((found as { key?: unknown })?.key ?? found) as { range?: readonly number[] | null } | undefined;
  return node?.range?.[0] ?? null;
}
