import type { AuditRecord } from "./audit-record.js";
import type { ModelCard } from "./card.js";
import { openRoles, type Register } from "./register.js";
import { type KeptWaiver, type WaiverSignature, waiverDigest } from "./waiver-signature.js";

/** Waivers by which an audit let a failure through. */
export const usedWaivers = (audit: AuditRecord | null): readonly KeptWaiver[] =>
  audit?.waivers.filter(({ status }) => status === "used") ?? [];

/** Signatures under a waiver of a model. */
export const signaturesUnder = (
  { waiverSignatures }: Pick<Register, "waiverSignatures">,
  model: string,
  waiver: KeptWaiver,
): readonly WaiverSignature[] => {
  const digest = waiverDigest(model, waiver);
  return waiverSignatures.filter((one) => one.waiver === digest && one.model === model);
};

/** Waivers that the audit rests on and that nobody signed in a role of `waive`, with these roles; each role by another person. */
export function unsignedWaivers(
  register: Pick<Register, "roles" | "waiverSignatures">,
  { id, waive }: ModelCard,
  audit: AuditRecord | null,
): readonly { readonly waiver: KeptWaiver; readonly roles: readonly string[] }[] {
  return usedWaivers(audit)
    .map((waiver) => ({
      waiver,
      roles: openRoles(register.roles, { id, wanted: waive, acts: signaturesUnder(register, id, waiver), taken: [] }),
    }))
    .filter(({ roles }) => roles.length > 0);
}
