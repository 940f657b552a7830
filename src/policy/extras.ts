import { fault } from "../errors.js";
import type { Pack } from "../packs/pack.js";
import { suggest } from "../suggest.js";
import { type Ll144Settings, readLl144Choices } from "./ll144-choices.js";
import { namedPack } from "./named-pack.js";
import type { ReadRecord } from "./record/read-record.js";
import { type NeighborSettings, type RequestedNeighbors, requestedNeighbors } from "./requested-neighbors.js";
import { type RequestedScan, requestedScan, type ScanSettings } from "./requested-scan.js";

/** What is measured only when it is asked for. */
export interface RequestedExtras {
  /** Other tools whose names and signs are wanted beside ours. */
  readonly conventions: readonly string[];
  /** A search for groups that nobody named; null = none. */
  readonly scan: RequestedScan | null;
  /** Whether the data are looked at before the decisions: always, never, or where it costs little. */
  readonly beforeModel: "on" | "off" | "auto";
  /** Each row beside those that are most alike; null = not asked. */
  readonly neighbors: RequestedNeighbors | null;
  /** Tests of whether chance explains the gaps. */
  readonly tests: boolean;
  /** Texts of law and good practice that the audit is made under. */
  readonly packs: readonly Pack[];
  /** How what Local Law 144 leaves open is settled; absent = as usual. */
  readonly ll144?: Ll144Settings;
  /** What only people know about the model; changes no number. */
  readonly record: ReadRecord | null;
  /** Columns in which groups may differ for a reason that somebody answers for. */
  readonly legitimate: readonly string[];
}

export const noExtras: RequestedExtras = {
  conventions: [],
  scan: null,
  beforeModel: "auto",
  neighbors: null,
  tests: false,
  packs: [],
  record: null,
  legitimate: [],
};

/** The same, as flags and library options write it; what is left out is taken from elsewhere. */
export interface ExtraSettings extends NeighborSettings {
  readonly convention?: readonly string[];
  /** A search for groups that nobody named; true = as usual. */
  readonly scan?: ScanSettings | boolean;
  /** Representation, missing values, proxies, duplicates and leaks; where it costs little when left out. */
  readonly beforeModel?: boolean;
  /** p-values of the gaps, exact or of shuffled groups, adjusted for all pairs and all rates. */
  readonly tests?: boolean;
  /** Packs such as us-adverse-impact, whose tables are wanted: `evenhand packs` lists them. */
  readonly pack?: readonly string[];
  /** How what Local Law 144 leaves open is settled, such as `{ median: "known" }`; as usual where it is left out. */
  readonly ll144?: readonly string[] | Ll144Settings;
}

/** The extras with what the settings say on top. */
export function withExtras(
  base: RequestedExtras,
  { convention, scan, beforeModel, tests, pack, ll144, ...neighbors }: ExtraSettings,
  known: { readonly conventions: readonly string[] },
): RequestedExtras {
  return {
    conventions: convention === undefined ? base.conventions : convention.map((name) => knownName(name, known.conventions)),
    scan: scan === undefined ? base.scan : scan === false ? null : requestedScan(scan === true ? {} : scan),
    beforeModel: beforeModel === undefined ? base.beforeModel : beforeModel ? "on" : "off",
    neighbors: requestedNeighbors(neighbors) ?? base.neighbors,
    tests: tests ?? base.tests,
    legitimate: base.legitimate,
    record: base.record,
    ...((base.ll144 !== undefined || ll144 !== undefined) && { ll144: { ...base.ll144, ...readLl144Choices(ll144 ?? []) } }),
    packs: [...base.packs, ...(pack ?? []).map(namedPack).filter((one) => !base.packs.includes(one))],
  };
}

function knownName(name: string, known: readonly string[]): string {
  const id = name.trim().toLowerCase();
  if (known.includes(id)) return id;
  const near = suggest(id, known);
  throw fault("EH200", `no convention is called ${JSON.stringify(name.slice(0, 80))}`, {
    help: [near === null ? `there are: ${known.join(", ")}` : `did you mean ${near}?`],
  });
}
