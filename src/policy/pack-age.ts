import { type Diagnostic, diagnostic } from "../errors.js";
import type { Pack } from "../packs/pack.js";
import { ageWarning } from "../packs/pack-age.js";

/** Warnings about packs whose text was replaced, that nobody looked at for long, or whose text nobody read. They are used all the same: old audits must be repeatable. */
export function packWarnings(packs: readonly Pack[], today: string): readonly Diagnostic[] {
  return packs.flatMap((pack) => {
    const { id, version, standing } = pack;
    const name = `pack ${id}@${version}`;
    const age = ageWarning(pack, today);
    return [
      ...(standing?.status === "superseded" || standing?.status === "withdrawn"
        ? [
            diagnostic("EH212", `${name}: its text is ${standing.status}`, {
              help: standing.supersededBy === null ? [] : [`--pack ${standing.supersededBy}`],
            }),
          ]
        : []),
      ...(age === null
        ? []
        : [diagnostic("EH212", `${name}: ${age}`, { help: ["have the legal status confirmed before you rely on it"] })]),
    ];
  });
}
