import { type Diagnostic, diagnostic } from "../errors.js";
import type { Pack } from "../packs/pack.js";

/** Days after which somebody should look at the text again. */
const STALE_DAYS = 180;

/** Warnings about packs whose text was replaced, or that nobody looked at for long. They are used all the same: old audits must be repeatable. */
export function packWarnings(packs: readonly Pack[], today: string): readonly Diagnostic[] {
  return packs.flatMap(({ id, version, verifiedOn, standing }) => {
    const name = `pack ${id}@${version}`;
    const age = verifiedOn === null ? null : Math.floor((Date.parse(today) - Date.parse(verifiedOn)) / 86_400_000);
    return [
      ...(standing?.status === "superseded" || standing?.status === "withdrawn"
        ? [
            diagnostic("EH212", `${name}: its text is ${standing.status}`, {
              help: standing.supersededBy === null ? [] : [`--pack ${standing.supersededBy}`],
            }),
          ]
        : []),
      ...(age !== null && age > STALE_DAYS
        ? [
            diagnostic("EH212", `${name}: its text was last read ${age} days ago, on ${verifiedOn}`, {
              help: ["have the legal status confirmed before you rely on it"],
            }),
          ]
        : []),
    ];
  });
}
