import type { Rng } from "../stats/rng.js";
import { type Certificate, certify } from "./certificate.js";
import { distinct } from "./distinct.js";
import { type Family, familyOf, literalsOf, tallyOf } from "./family.js";
import { gapLimits, gapOf, rest } from "./gap-limits.js";
import type { Item } from "./items.js";
import { judged } from "./judged.js";
import { listed, named, rateOf } from "./listing.js";
import type { Pace } from "./pace.js";
import type { Population } from "./population.js";
import type { FoundGroup, ScanResult } from "./scan-result.js";
import { type Proposal, splitSearch } from "./split.js";
import { valueSetScan } from "./value-set-scan.js";

export interface ScanOptions {
  readonly depth: number;
  readonly minRows: number;
  readonly confidence: number;
  /** "auto": drawn populations when they are affordable, else exact tests by Holm. */
  readonly method: "auto" | "max_t" | "holm" | "split";
  readonly draws: number;
  /** Searches that are read together, as one of which this one counts; their chance of finding something where there is nothing is shared. */
  readonly searches: number;
  /** Limit that gaps are held against; null = none. */
  readonly tau: number | null;
  /** Whether sets of values are searched as well. */
  readonly biasScan: boolean;
  readonly random: Rng;
  readonly pace: Pace;
  readonly onPhase?: (phase: ScanPhase) => void;
}

export type ScanPhase = "groups" | "chance" | "bounds" | "value_sets";

export type ScanFindings = Omit<ScanResult, "metric" | "columns" | "leftOut" | "depth" | "minRows" | "confidence" | "searches" | "seed">;

/** Searches all groups of a population for rates that differ from everybody else's, and bounds those of the groups that do not. */
export async function scan(population: Population, options: ScanOptions): Promise<ScanFindings> {
  const { minRows: least, depth, pace, tau, random, searches, onPhase } = options;
  const alpha = levelOf(options.confidence) / searches;
  onPhase?.("groups");
  const family = await familyOf(population, { depth, least, pace });
  const everybody = rateOf(population.total);
  if (family.size === 0) return { ...nothing, everybody, method: options.method === "auto" ? "max_t" : options.method };
  onPhase?.("chance");
  const found =
    options.method === "split" ? await bySplit(population, family, { ...options, alpha }) : await byFamily(family, options, alpha);
  onPhase?.("bounds");
  const certificate = await certify(family, { least, alpha: found.certificateAlpha, tau, pace });
  if (options.biasScan) onPhase?.("value_sets");
  const biasScan = options.biasScan ? await valueSetScan(population, { random: random.fork("value_sets"), searches, pace }) : null;
  return {
    everybody,
    groups: family.size,
    ...found.facts,
    certificate: shownCertificate(family, certificate, options.confidence, found.facts.found),
    biasScan,
    reason: null,
  };
}

/** 1 − confidence without the rounding of the subtraction. */
const levelOf = (confidence: number): number => Number((1 - confidence).toPrecision(12));

const nothing = {
  groups: 0,
  draws: null,
  critical: null,
  counts: { deviating: 0, implied: 0, mirrored: 0, unlisted: 0 },
  found: [],
  certificate: null,
  biasScan: null,
  reason: "no_two_groups",
} as const;

type Facts = Pick<ScanFindings, "method" | "draws" | "critical" | "counts" | "found">;

interface Search {
  readonly facts: Facts;
  readonly certificateAlpha: number;
}

async function byFamily(family: Family, options: ScanOptions, alpha: number): Promise<Search> {
  const { draws, random, pace, tau } = options;
  const method = options.method === "split" ? "auto" : options.method;
  const { limitAlpha, ...verdict } = await judged(family, { method, alpha, draws, random: random.fork("draws"), pace });
  const deviating = [...verdict.pValues.keys()].filter((group) => verdict.pValues[group]! <= alpha);
  const { kept, implied, mirrored, twins, carried } = distinct(family, deviating, alpha);
  const whole = family.population.total;
  const alone = aloneWithin(family, tau, new Set(deviating));
  const groups = kept.map((group) => ({
    literals: literalsOf(family, group),
    counts: tallyOf(family, group),
    deviation: verdict.deviations[group]!,
    pValue: Math.min(1, verdict.pValues[group]! * options.searches),
    alsoNamed: (twins.get(group) ?? []).map((twin) => literalsOf(family, twin)),
    carriedBy: carried.has(group) ? literalsOf(family, carried.get(group)!) : null,
  }));
  const found = listed(groups, { population: family.population, whole, limitAlpha, alone, tau });
  const counts = { deviating: deviating.length, implied, mirrored, unlisted: groups.length - found.length };
  return {
    facts: { method: verdict.method, draws: verdict.draws, critical: finite(verdict.critical), counts, found },
    certificateAlpha: limitAlpha,
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

async function bySplit(population: Population, family: Family, options: ScanOptions & { readonly alpha: number }): Promise<Search> {
  const { depth, minRows: least, alpha, random, pace, tau } = options;
  const { judging, proposals } = await splitSearch(population, { depth, least, alpha, random: random.fork("split"), pace });
  const deviating = proposals.filter(({ pValue }) => pValue <= alpha);
  const alone = aloneWithin(family, tau, new Set(singlesBeyondChance(family, alpha)));
  const groups = deviating.map(({ literals, deviation, pValue, ...counts }: Proposal) => ({
    literals,
    counts,
    deviation,
    pValue: Math.min(1, pValue * options.searches),
    alsoNamed: [],
    carriedBy: null,
  }));
  const limitAlpha = alpha / (2 * Math.max(1, proposals.length));
  const found = listed(groups, { population: judging, whole: judging.total, limitAlpha, alone, tau });
  const counts = { deviating: deviating.length, implied: 0, mirrored: 0, unlisted: 0 };
  return { facts: { method: "split", draws: null, critical: null, counts, found }, certificateAlpha: alpha / (2 * family.size) };
}

/** Values whose own interval leaves out a gap of 0, each at the plain level: who passes may well deviate, who fails is no hidden finding. */
function singlesBeyondChance(family: Family, alpha: number): readonly number[] {
  return [...family.trials.keys()].filter((group) => {
    if (literalsOf(family, group).length > 1) return false;
    const { lower, upper } = gapLimits(tallyOf(family, group), rest(family.population.total, tallyOf(family, group)), alpha / 2);
    return lower > 0 || upper < 0;
  });
}

/** Whether every value of the columns of a group is, alone, within the limit, or not known to deviate when there is no limit. */
function aloneWithin(family: Family, tau: number | null, deviating: ReadonlySet<number>): (literals: readonly Item[]) => boolean {
  const beyond = new Set<number>();
  for (let group = 0; group < family.size; group++) {
    const literals = literalsOf(family, group);
    if (literals.length > 1) continue;
    const tally = tallyOf(family, group);
    const isBeyond = tau === null ? deviating.has(group) : Math.abs(gapOf(tally, rest(family.population.total, tally))) > tau;
    if (isBeyond) beyond.add(literals[0]!.column);
  }
  return (literals) => literals.every(({ column }) => !beyond.has(column));
}

function shownCertificate(
  family: Family,
  { statements, limit }: Certificate,
  confidence: number,
  found: readonly FoundGroup[],
): NonNullable<ScanResult["certificate"]> {
  return {
    confidence,
    statements: statements.map(({ minTrials, groups, gap, widest }) => ({
      minRows: minTrials,
      groups,
      gap,
      group: named(family.population, literalsOf(family, widest)),
    })),
    limit: limit && {
      tau: limit.tau,
      fromRows: limit.fromTrials,
      groups: limit.groups,
      exceeded: found.some(({ lower, upper }) => Math.max(lower, -upper) > limit.tau),
    },
  };
}
