import type { Approval } from "./approval.js";
import type { AuditRecord } from "./audit-record.js";
import type { DataCard, ModelCard, ModelVersion } from "./card.js";
import { mayActAs, type Roles, whoIs } from "./roles.js";
import type { WaiverSignature } from "./waiver-signature.js";

/** All that a repository registers. Models and data by id, audits of a model oldest first. */
export interface Register {
  readonly models: readonly ModelCard[];
  readonly data: readonly DataCard[];
  readonly audits: readonly AuditRecord[];
  /** Oldest first. */
  readonly approvals: readonly Approval[];
  readonly waiverSignatures: readonly WaiverSignature[];
  readonly roles: Roles;
}

export const registerOf = (
  models: readonly ModelCard[],
  data: readonly DataCard[],
  audits: readonly AuditRecord[],
  { approvals = [], waiverSignatures = [], roles = null }: Partial<Pick<Register, "approvals" | "waiverSignatures" | "roles">> = {},
): Register => ({
  roles,
  waiverSignatures,
  approvals: [...approvals].sort((a, b) =>
    a.signedAt < b.signedAt ? -1 : a.signedAt > b.signedAt ? 1 : a.fingerprint < b.fingerprint ? -1 : 1,
  ),
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

/** Roles of `require` that no signature of the audit has, each by another person; where roles are written down, only by those who have them. */
export function unsignedRoles(
  { roles }: Pick<Register, "roles">,
  { id, require }: ModelCard,
  audit: AuditRecord | null,
): readonly string[] {
  return openRoles(roles, { id, wanted: require, acts: audit?.signatures ?? [], taken: [] });
}

/** Approvals of a version on the ground of its last audit; a later audit needs new ones. */
export function approvalsOf({ approvals }: Register, audit: AuditRecord | null): readonly Approval[] {
  return approvals.filter(
    ({ model, version, result }) => model === audit?.model && version === audit.modelVersion && result === audit.result.digest,
  );
}

/** Roles of `approve` in which nobody approved the audited version who has not signed the audit in a role that has to. */
export function unapprovedRoles(register: Register, { id, require, approve }: ModelCard, audit: AuditRecord | null): readonly string[] {
  const signed = audit?.signatures.filter(({ role }) => require.includes(role)) ?? [];
  const taken = signed.map(({ fingerprint }) => whoIs(register.roles, fingerprint));
  return openRoles(register.roles, { id, wanted: approve, acts: approvalsOf(register, audit), taken });
}

interface Acts {
  readonly id: string;
  readonly wanted: readonly string[];
  readonly acts: readonly { readonly role: string; readonly fingerprint: string }[];
  /** Who acted already, and does not count again. */
  readonly taken: readonly string[];
}

/** Roles in which nobody acted who may, each by another person. */
export function openRoles(roles: Roles, { id, wanted, acts, taken }: Acts): readonly string[] {
  const used = new Set(taken);
  return wanted.filter((role) => {
    const found = acts.find(
      (one) => one.role === role && !used.has(whoIs(roles, one.fingerprint)) && mayActAs(roles, one.fingerprint, { role, model: id }),
    );
    if (found !== undefined) used.add(whoIs(roles, found.fingerprint));
    return found === undefined;
  });
}

/** The day of an instant in UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
