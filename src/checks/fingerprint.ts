import { createHash } from "node:crypto";

/** 16 hex digits that stay the same for as long as a check keeps its id: alerts are followed by it. */
export const fingerprintOf = (policyName: string | null, id: string): string =>
  createHash("sha256")
    .update(`${policyName ?? ""}\0${id}`)
    .digest("hex")
    .slice(0, 16);
