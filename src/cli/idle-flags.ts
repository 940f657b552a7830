import { type EvenhandError, fault } from "../errors.js";
import type { DefinitionFlags } from "../policy/definitions.js";
import type { AuditRequest } from "../policy/request.js";
import { suggest } from "../suggest.js";

/** The mistake of a flag that defines groups of an attribute which is not audited and would change nothing; null when there is none. */
export function idleFlag(flags: DefinitionFlags, { columns, groups, extras }: AuditRequest): EvenhandError | null {
  const used = new Set([...columns.sensitive, ...columns.strata, ...groups.intersections.flat(), ...featuresOf(extras.scan)]);
  if (extras.scan?.features === "all") return null;
  for (const name of ["bins", "quantiles", "merge", "reference", "population"] as const) {
    for (const text of flags[name] ?? []) {
      const attribute = text.slice(0, text.indexOf("=")).split(":")[0]!.trim();
      if (used.has(attribute)) continue;
      const near = suggest(attribute, [...used]);
      const help = near === null ? `--sensitive ${[...columns.sensitive, attribute].join(",")}` : `did you mean ${near}?`;
      return fault("EH200", `--${name} ${text}: ${attribute} is not audited`, { help: [help] });
    }
  }
  return null;
}

const featuresOf = (scan: AuditRequest["extras"]["scan"]): readonly string[] =>
  scan === null || scan.features === "all" ? [] : scan.features;
