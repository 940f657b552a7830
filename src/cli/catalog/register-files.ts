import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { EvenhandError, fault } from "../../errors.js";
import { readApproval } from "../../register/approval.js";
import { readRecord } from "../../register/audit-record.js";
import type { ModelCard } from "../../register/card.js";
import { isCardId } from "../../register/card-schema.js";
import { readDataCard, readModelCard, readRoles } from "../../register/read-card.js";
import { type Register, registerOf } from "../../register/register.js";
import type { Roles } from "../../register/roles.js";
import { readWaiverSignature } from "../../register/waiver-signature.js";
import { suggest } from "../../suggest.js";
import { USUAL_LOG } from "../log/log-file.js";
import { textAt } from "../policy-files.js";

/** Where a repository keeps its register. */
export const USUAL_REGISTER = ".evenhand";

export interface RegisterFlags {
  readonly catalog?: string;
}

/** The log that belongs to a catalog. */
export const logOf = (root: string): string => (root === USUAL_REGISTER ? USUAL_LOG : join(root, "audit-log.jsonl"));
export const modelPath = (root: string, id: string): string => join(root, "models", `${id}.yml`);
export const rolesPath = (root: string): string => join(root, "roles.yml");
export const dataPath = (root: string, id: string): string => join(root, "datasets", `${id}.yml`);

/** Everything that is registered; every mistake in every file is told at once. Throws EH507 when there is no register. */
export async function openRegister(root: string): Promise<Register> {
  const [models, data, audits, approvals, waivers] = await Promise.all([
    filesIn(join(root, "models"), /\.ya?ml$/),
    filesIn(join(root, "datasets"), /\.ya?ml$/),
    filesIn(join(root, "audits"), /\.json$/),
    filesIn(join(root, "approvals"), /\.json$/),
    filesIn(join(root, "waivers"), /\.signed\.json$/),
  ]);
  if (models.length + data.length + audits.length === 0)
    throw fault("EH507", `there is no catalog in ${root}`, { help: ["evenhand catalog add credit-approval --owner risk@lender.example"] });
  const mistakes: EvenhandError[] = [];
  const read = async <T>(paths: readonly string[], one: (text: string, path: string) => T | Promise<T>): Promise<T[]> => {
    const found = await Promise.all(
      paths.map(async (path) => {
        try {
          return await one((await textAt(path))!, path);
        } catch (error) {
          if (!(error instanceof EvenhandError)) throw error;
          mistakes.push(error);
          return null;
        }
      }),
    );
    return found.filter((card) => card !== null);
  };
  const people = existsSync(rolesPath(root)) ? await read([rolesPath(root)], readRoles) : null;
  const register = registerOf(await read(models, readModelCard), await read(data, readDataCard), await read(audits, readRecord), {
    approvals: await read(approvals, readApproval),
    waiverSignatures: await read(waivers, readWaiverSignature),
    roles: people === null ? null : people.flat(),
  });
  const [first, ...rest] = mistakes.flatMap(({ diagnostics }) => diagnostics);
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  return register;
}

/** Files below a folder, by name; [] when there is no such folder. */
async function filesIn(folder: string, ending: RegExp): Promise<readonly string[]> {
  try {
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    return names
      .filter((entry) => entry.isFile() && ending.test(entry.name) && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw fault("EH507", `${folder} cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}

/** Who has which roles, by the file beside the models; null where there is none. */
export async function rolesIn(root: string): Promise<Roles> {
  const text = await textAt(rolesPath(root));
  return text === null ? null : readRoles(text, rolesPath(root));
}

/** The model of an id. Throws EH507 with the nearest that there is. */
export function modelOf({ models }: Register, id: string): ModelCard {
  const found = models.find((model) => model.id === id);
  if (found !== undefined) return found;
  const ids = models.map((model) => model.id);
  const near = suggest(id, ids);
  throw fault("EH507", `no model "${id}" is in the catalog`, {
    help: [
      near !== null ? `did you mean ${near}?` : ids.length > 0 ? `models: ${ids.join(", ")}` : `evenhand catalog add ${id} --owner WHO`,
    ],
  });
}

/** Throws EH200 for an id that cannot be the name of a file. */
export function requireId(id: string): void {
  if (!isCardId(id))
    throw fault("EH200", `"${id}" cannot be an id: it has lower-case letters, digits, dots, hyphens and underscores`, {
      help: ["credit-approval"],
    });
}

/** Throws EH200 for a role that cannot be one. */
export function requireRole(role: string): void {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(role))
    throw fault("EH200", `--role cannot be "${role}": it is a word of small letters, digits and hyphens`, { help: ["--role validator"] });
}
