import type { z as Zod } from "zod";
import type { ErrorCode } from "../../error-codes.js";
import type { Diagnostic } from "../../errors.js";
import { suggest } from "../../suggest.js";
import type { PolicyText } from "../policy-text.js";

type Issue = Zod.core.$ZodIssue;

/** What is wrong with keys and values of one file, each at its place with the nearest word that is right. */
export function schemaMistakes(schema: unknown, issues: readonly Issue[], text: PolicyText): readonly Diagnostic[] {
  return issues.flatMap((issue) => ofIssue(schema, issue, text));
}

function ofIssue(schema: unknown, issue: Issue, text: PolicyText): readonly Diagnostic[] {
  const where = dotted(issue.path);
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) =>
      text.mistake("EH202", `unknown key "${key}"${where === "" ? "" : ` in ${where}`}`, text.keyAt([...issue.path, key]), {
        help: helpOnKey(key, known, where),
      }),
    );
  }
  const params = issue.code === "custom" ? (issue.params as { code?: ErrorCode; help?: readonly string[] } | undefined) : undefined;
  return [
    text.mistake(params?.code ?? "EH202", `${where || "the policy"}: ${sentence(issue)}`, text.valueAt(issue.path), {
      help: params?.help ?? helpOnValue(issue, where),
    }),
  ];
}

/** `checks[2].max` */
export const dotted = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );

/** What people write where another word is meant. */
const otherWords: Readonly<Record<string, string>> = {
  threshold: "max, min or range",
  treshold: "max, min or range",
  limit: "max, min or range",
  tolerance: "max, min or range",
  group: "by",
  groupby: "by",
  group_by: "by",
  attribute: "by",
  warn: "warn_max or warn_min",
};

function helpOnKey(key: string, known: readonly string[], where: string): readonly string[] {
  if (/^checks\[\d+\]$/.test(where) && Object.hasOwn(otherWords, key)) return [`did you mean ${otherWords[key]!}?`];
  const near = suggest(key, known);
  const all = `${where === "" ? "a policy" : where.replace(/\[\d+\]/g, "[]")} has: ${known.join(", ")}`;
  return near === null ? [all, "keys of your own begin with x-"] : [`did you mean "${near}"?`];
}

function helpOnValue(issue: Issue, where: string): readonly string[] {
  if (where === "version") return ["the first line of a policy is: version: 1"];
  if (issue.code !== "invalid_value" || typeof issue.input !== "string") return [];
  const near = suggest(issue.input, issue.values.map(String));
  return near === null ? [] : [`did you mean "${near}"?`];
}

/** The keys that the schema has at a place. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const found = path.reduce<readonly Node[]>((nodes, key) => nodes.flatMap((node) => within(node, key)), opened(schema));
  return [...new Set(found.flatMap((node) => Object.keys(node.shape ?? {})))].filter((key) => key !== "$schema");
}

interface Node {
  readonly unwrap?: () => unknown;
  readonly shape?: Readonly<Record<PropertyKey, unknown>>;
  readonly valueType?: unknown;
  readonly element?: unknown;
  readonly options?: readonly unknown[];
  readonly in?: unknown;
}

function opened(schema: unknown): readonly Node[] {
  const node = schema as Node;
  if (node.shape === undefined && node.element === undefined && typeof node.unwrap === "function") return opened(node.unwrap());
  if (Array.isArray(node.options)) return node.options.flatMap(opened);
  return node.in === undefined ? [node] : opened(node.in);
}

const within = (node: Node, key: PropertyKey): readonly Node[] => {
  const next = typeof key === "number" ? node.element : (node.shape?.[key] ?? node.valueType);
  return next === undefined ? [] : opened(next);
};

function sentence(issue: Issue): string {
  const text = wording(issue);
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function wording(issue: Issue): string {
  if (issue.message.startsWith("Invalid") || issue.message.startsWith("Too")) {
    if (issue.code === "invalid_value") return `${shown(issue.input)} is not one of ${issue.values.join(", ")}`;
    if (issue.code === "invalid_type") return `${kindOf(issue.expected)} is expected here, not ${shown(issue.input)}`;
    if (issue.code === "too_small")
      return `${bounded(issue.origin, issue.input)} is less than ${issue.inclusive ? "" : "or equal to "}${issue.minimum}`;
    if (issue.code === "too_big")
      return `${bounded(issue.origin, issue.input)} is more than ${issue.inclusive ? "" : "or equal to "}${issue.maximum}`;
  }
  return issue.message;
}

const bounded = (origin: string, input: unknown): string => (origin === "number" || origin === "int" ? shown(input) : "its length");

const kinds: Readonly<Record<string, string>> = {
  object: "a map of keys",
  record: "a map of keys",
  array: "a list",
  tuple: "a list of two numbers",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};
const kindOf = (expected: string): string => kinds[expected] ?? expected;

function shown(input: unknown): string {
  if (input === undefined || input === null) return "nothing";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "a map";
  return typeof input === "string" ? `"${input.slice(0, 60)}"` : String(input);
}
