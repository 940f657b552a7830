import type { Document, visit } from "yaml";

/** What cannot be read as YAML of the kind that a policy is, and where. */
export interface YamlMistake {
  readonly message: string;
  readonly help: readonly string[];
  /** Index of the character. */
  readonly at: number;
}

/** Everything that the parser could not read, and what it could but a policy may not have: tags and merge keys. In the order of the text. */
export function brokenPlaces(yaml: { readonly visit: typeof visit }, document: Document): readonly YamlMistake[] {
  const found: YamlMistake[] = [...document.errors, ...document.warnings]
    .filter(({ message }) => !message.startsWith("Unresolved tag"))
    .map(({ message, pos }) => ({ ...inPlainWords(message), at: pos[0] }));
  yaml.visit(document, {
    Node(_, node) {
      const { tag, range } = node as { readonly tag?: string; readonly range?: readonly number[] | null };
      if (tag === undefined) return;
      const written = tag.replace("tag:yaml.org,2002:", "!!");
      found.push({ message: `the tag ${written} is not read`, help: ["write the value without it"], at: range?.[0] ?? 0 });
    },
    Pair(_, { key }) {
      const { value, range } = (key ?? {}) as { readonly value?: unknown; readonly range?: readonly number[] | null };
      if (value === "<<")
        found.push({ message: "merge keys (<<) are not read", help: ["repeat the keys, or use extends"], at: range?.[0] ?? 0 });
    },
  });
  return found.sort((a, b) => a.at - b.at);
}

/** The parser's commonest complaints as a person would say them. */
const plainWords: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/^Map keys must be unique/, "this key is written twice", ["keep one of the two"]],
  [
    /^All mapping items must start at the same column/,
    "this line belongs to nothing above it",
    ['start the line with "- " if it begins another item of a list', "or begin it in the same column as the keys that it belongs to"],
  ],
  [
    /^All sequence items must start at the same column/,
    "the items of a list begin in the same column",
    ['put every "- " under the first one'],
  ],
  [
    /^Implicit keys need to be on a single line|^Nested mappings are not allowed/,
    "a text with a colon in it needs quotes",
    ['write "text: more"'],
  ],
  [/^Tabs are not allowed as indentation/, "lines are indented by spaces, not by tabs", ["replace the tab by spaces"]],
];

function inPlainWords(message: string): Pick<YamlMistake, "message" | "help"> {
  const first = message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "");
  const [, words, help] = plainWords.find(([pattern]) => pattern.test(first)) ?? [];
  return { message: words ?? first, help: help ?? [] };
}
