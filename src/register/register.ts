import type { AuditRecord } from "./audit-record.js";
import type { DataCard, ModelCard, ModelVersion } from "./card.js";

/** All that a repository registers. Models and data by id, audits of a model oldest first. */
export interface Register {
  readonly models: readonly ModelCard[];
  readonly data: readonly DataCard[];
  readonly audits: readonly AuditRecord[];
}

export const registerOf = (models: readonly ModelCard[], data: readonly DataCard[], audits: readonly AuditRecord[]): Register => ({
  models: [...models].sort((a, b) => (a.id < b.id ? -1 : 1)),
  data: [...data].sort((a, b) => (a.id < b.id ? -1 : 1)),
  audits: [...audits].sort((a, b) =>
    a.run.startedAt < b.run.startedAt ? -1 : a.run.startedAt > b.run.startedAt ? 1 : a.run.id < b.run.id ? -1 : 1,
  ),
});

/** Audits of a model, oldest first; of one version when it is named. */
export const auditsOf = ({ audits }: Register, model: string, version?: string): readonly AuditRecord[] =>
  audits.filter((audit) => audit.model === model && (version === undefined || audit.modelVersion === version));

export const lastAudit = (register: Register, model: string, version?: string): AuditRecord | null =>
  auditsOf(register, model, version).at(-1) ?? null;

/** Versions in use. There may be several, e.g. while one takes over from another. */
export const liveVersions = ({ versions }: ModelCard): readonly ModelVersion[] => versions.filter(({ stage }) => stage === "live");

/** Roles of `require` that no signature of the audit has, counting each key once. */
export function unsignedRoles({ require }: ModelCard, audit: AuditRecord | null): readonly string[] {
  const used = new Set<string>();
  return require.filter((role) => {
    const found = audit?.signatures.find((one) => one.role === role && !used.has(one.fingerprint));
    if (found !== undefined) used.add(found.fingerprint);
    return found === undefined;
  });
}

/** The day of an instant in UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
