import { pointer } from "./merge-layers.js";
import type { Policy } from "./policy.js";

/** The policy as it holds, as YAML, with the origin of each value after it: `# from pack:four-fifths@1:4`. Secrets that are written out are hidden. */
export async function printPolicy({ content, origins, sha256 }: Pick<Policy, "content" | "origins" | "sha256">): Promise<string> {
  const { Document, isCollection, isMap, isScalar, visit } = await import("yaml");
  const document = new Document(
    { version: 1, ...withoutSecrets(content) },
    { version: "1.2", schema: "core", aliasDuplicateObjects: false },
  );
  document.commentBefore = ` sha256 ${sha256}`;
  const say = (node: { comment?: string | null }, keys: readonly PropertyKey[]): void => {
    const origin = origins.get(pointer(keys));
    if (origin !== undefined) node.comment = ` from ${origin.source}:${origin.location.line}`;
  };
  const within = new Map<unknown, readonly PropertyKey[]>([[document.contents, []]]);
  visit(document, {
    Collection(_, node) {
      const keys = within.get(node) ?? [];
      node.items.forEach((item, i) => {
        const [key, value] = isMap(node)
          ? [String((item as { key: { value: unknown } }).key.value), (item as { value: unknown }).value]
          : [i, item];
        const path = [...keys, key];
        within.set(value, path);
        if (isScalar(value) && isMap(node)) say(value, path);
        if (isCollection(value) && value.items.every((one) => isScalar(one))) {
          value.flow = true;
          say(value, path);
        }
      });
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Headers that are not made of variables alone, and passwords in addresses. */
function withoutSecrets(content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const model = content.model as { readonly headers?: Readonly<Record<string, unknown>>; readonly url?: unknown } | undefined;
  if (model === undefined) return content;
  const headers =
    model.headers &&
    Object.fromEntries(Object.entries(model.headers).map(([name, value]) => [name, isVariable(String(value)) ? value : "(hidden)"]));
  const url = typeof model.url === "string" ? model.url.replace(/\/\/[^/@]+@/, "//(hidden)@") : model.url;
  return { ...content, model: { ...model, ...(headers && { headers }), ...(url !== undefined && { url }) } };
}

/** A text that is nothing but variables, perhaps after a word such as Bearer. */
const isVariable = (text: string): boolean => /^([A-Za-z]+ )?(\$\{[^}]*\})+$/.test(text);
