import { existsSync, readFileSync } from "node:fs";
import { EvenhandError } from "../../src/errors.js";
import type { PolicyWorld } from "../../src/policy/policy-world.js";
import { readPolicy } from "../../src/policy/read-policy.js";

/** The files on the disk, and the variables given. */
export const diskWorld = (env: Readonly<Record<string, string>>): PolicyWorld => ({
  source: "file",
  read: async (path) => (existsSync(path) ? readFileSync(path, "utf8") : null),
  variables: { env, secret: async () => null },
});

/** A world of these files alone. */
export const worldOf = (files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> | null = null): PolicyWorld => ({
  source: "file",
  read: async (path) => files[path] ?? null,
  variables: env === null ? null : { env, secret: async (path) => files[path] ?? null },
});

/** The policy `evenhand.yml` among some files. */
export const policyAmong = (files: Readonly<Record<string, string>>, profile: string | null = null) =>
  readPolicy(files["evenhand.yml"]!, "evenhand.yml", { world: worldOf(files), profile });

/** What is wrong with the policy `evenhand.yml` among some files: code, place and message. */
export async function mistakesAmong(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> | null = null,
): Promise<readonly string[]> {
  try {
    await readPolicy(files["evenhand.yml"]!, "evenhand.yml", { world: worldOf(files, env) });
  } catch (error) {
    if (!(error instanceof EvenhandError)) throw error;
    return error.diagnostics.map(
      ({ code, location, message }) => `${code} ${location?.file}:${location?.line}:${location?.column} ${message}`,
    );
  }
  return [];
}

/** The same for one text that stands alone. */
export const mistakesIn = (text: string): Promise<readonly string[]> => mistakesAmong({ "evenhand.yml": text });
