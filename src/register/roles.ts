/** Somebody who may act on models: `.evenhand/roles.yml`. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  /** Fingerprints of public keys: SHA-256 of the key in DER. */
  readonly keys: readonly string[];
  readonly roles: readonly string[];
  /** Ids of models, where * stands for anything. */
  readonly models: readonly string[];
}

/** Who has which key and which roles; null where nobody wrote it down, so that any key counts in the role that it signed in. */
export type Roles = readonly Person[] | null;

/** Who holds a key; null when nobody does, or when nobody wrote it down. */
export const holderOf = (roles: Roles, fingerprint: string): Person | null => roles?.find(({ keys }) => keys.includes(fingerprint)) ?? null;

/** Whether a key counts in a role of a model; of any model when none is named. */
export function mayActAs(roles: Roles, fingerprint: string, { role, model }: { readonly role: string; readonly model?: string }): boolean {
  if (roles === null) return true;
  const holder = holderOf(roles, fingerprint);
  return holder?.roles.includes(role) === true && (model === undefined || holder.models.some((pattern) => isMatch(pattern, model)));
}

/** What tells two people apart: who holds the key, else the key itself. */
export const whoIs = (roles: Roles, fingerprint: string): string => {
  const holder = holderOf(roles, fingerprint);
  return holder === null ? `key ${fingerprint}` : `person ${holder.id}`;
};

/** Whether an id fits a pattern, where * stands for any run of characters. Looks at each part once, so that no pattern takes long. */
function isMatch(pattern: string, id: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (!id.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return id === first;
  let at = first.length;
  for (const part of rest) {
    const found = id.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return id.length - last.length >= at && id.endsWith(last);
}
