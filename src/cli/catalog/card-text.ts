import type { Document } from "yaml";

const READING = { version: "1.2", schema: "core", merge: false } as const;

/** A card's text with these keys set and everything else, comments too, as it was; null = a new card. Values that are undefined are left alone. */
export async function withKeys(text: string | null, keys: Readonly<Record<string, unknown>>): Promise<string> {
  const yaml = await import("yaml");
  const document: Document = text === null ? new yaml.Document({}, READING) : yaml.parseDocument(text, READING);
  for (const [key, value] of Object.entries(keys)) if (value !== undefined) document.set(key, document.createNode(value));
  return document.toString({ lineWidth: 0 });
}

/** A model's text with one more version, or with keys of a version set that it has. */
export async function withVersion(text: string, version: string, keys: Readonly<Record<string, unknown>>): Promise<string> {
  const yaml = await import("yaml");
  const document = yaml.parseDocument(text, READING);
  const { versions = [] } = document.toJS() as { versions?: readonly { version?: unknown }[] };
  const place = versions.findIndex((one) => one.version === version);
  const given = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
  if (place !== -1) for (const [key, value] of Object.entries(given)) document.setIn(["versions", place, key], value);
  else if (versions.length === 0) document.set("versions", document.createNode([{ version, ...given }]));
  else document.addIn(["versions"], document.createNode({ version, ...given }));
  return document.toString({ lineWidth: 0 });
}

/** The text of the roles with one more person, or with keys set of one who is there; null = a new file. */
export async function withPerson(text: string | null, id: string, keys: Readonly<Record<string, unknown>>): Promise<string> {
  const yaml = await import("yaml");
  const document: Document = yaml.parseDocument(text ?? "people: []\n", READING);
  const { people = [] } = document.toJS() as { people?: readonly { id?: unknown }[] };
  const place = people.findIndex((one) => one.id === id);
  const given = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
  if (place !== -1) for (const [key, value] of Object.entries(given)) document.setIn(["people", place, key], document.createNode(value));
  else if (people.length === 0) document.set("people", document.createNode([{ id, ...given }]));
  else document.addIn(["people"], document.createNode({ id, ...given }));
  return document.toString({ lineWidth: 0 });
}
