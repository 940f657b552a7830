import type { DisparityRow } from "../../disparities/row.js";
import type { BeforeModel, Result, StratumRows } from "../result.js";
import type { SweepRow } from "../sweep/row.js";
import { hiddenChecks } from "./hidden-checks.js";
import { hiddenDrift } from "./hidden-drift.js";
import { shownContributions, shownEffects } from "./hidden-effects.js";
import { hiddenGroups } from "./hidden-groups.js";
import { hiddenImportance } from "./hidden-importance.js";
import { hiddenRecourse } from "./hidden-recourse.js";
import { hiddenReliability } from "./hidden-reliability.js";
import { hiddenSearches } from "./hidden-searches.js";
import { hiddenSelections } from "./hidden-selections.js";
import { hiddenStress } from "./hidden-stress.js";
import { hiddenTrees } from "./hidden-trees.js";
import { hiddenWorstCase } from "./hidden-worst-case.js";
import { type Named, nameOf, touches } from "./touches.js";

/** Messages that count the rows of groups. */
const COUNTING = new Set(["EH117", "EH118"]);

/**
 * A result as it may be shared: nothing of groups with fewer than `minCell` people, nor of those whose numbers would
 * give theirs away, nor anything made of either. `hidden` says what is not there, and why.
 *
 * Without a minimum, with 0 or 1, and when it was done before, the result is returned as it is.
 */
export function suppressed(result: Result, minCell: number | null): Result {
  if (minCell === null || minCell < 2 || result.hidden !== undefined) return result;
  const groups = hiddenGroups(result, minCell);
  const overall = new Set(groups.filter(({ stratum }) => stratum === null).map(({ group }) => nameOf(group)));
  const anywhere = new Set(groups.flatMap(({ group, stratum }) => [group, ...(stratum === null ? [] : [stratum])]).map(nameOf));
  const involved = new Set(groups.flatMap(({ by, stratum }) => [...by, ...Object.keys(stratum ?? {})]));
  const columns = groups.map(({ by, stratum }) => [...by, ...Object.keys(stratum ?? {})]).filter(({ length }) => length === 1);
  const attributes = new Set(columns.flat());
  const checks = hiddenChecks(result, groups, minCell);
  const changed = result.checks.filter((row, i) => row !== checks[i]).map(({ id }) => id);
  const diagnostics = result.diagnostics.filter(
    ({ code, message }) =>
      !((groups.length > 0 || changed.length > 0) && COUNTING.has(code)) && !changed.some((id) => message.includes(id)),
  );
  const ways = new Set(groups.filter(({ stratum }) => stratum === null).map(({ by }) => JSON.stringify(by)));
  const unnamed = <T>(rows: readonly T[]): readonly T[] => rows.filter((row) => !touches(row, overall));
  const shown = {
    disparities: gapsOf(result.disparities, overall, ways),
    tests: compared(result.tests, overall),
    conditional: result.conditional.filter((row) => !touches(row, anywhere)),
    conditionalDisparity: result.conditionalDisparity.filter((row) => !touches(row, anywhere)),
    conventions: unnamed(result.conventions).filter(({ by, comparison }) => comparison !== "groups" || !ways.has(JSON.stringify(by))),
    individual: unnamed(result.individual),
    inequality: unnamed(result.inequality),
    confusion: unnamed(result.confusion),
    distributions: unnamed(result.distributions),
    representation: unnamed(result.representation),
    drivers: unnamed(result.drivers),
    scan: hiddenSearches(result.scan, involved, minCell),
    surrogates: hiddenTrees(unnamed(result.surrogates), involved, minCell),
    unknownMembers: result.unknownMembers.filter(({ attribute, unknown }) => !attributes.has(attribute) && unknown >= minCell),
    membership: result.membership.filter((row) => row.groups.every(({ expected }) => expected >= minCell)),
  } satisfies Partial<Result>;
  const of = result.groups.filter(({ by }) => by.length > 0).length + result.strata.reduce((sum, row) => sum + row.groups.length, 0);
  return {
    ...result,
    ...shown,
    checks,
    diagnostics,
    groups: unnamed(result.groups),
    strata: strataOf(result, groups),
    sweeps: result.sweeps.map((row) => sweepOf(row, overall)),
    profile: result.profile.flatMap((column) => {
      if (result.plan.attributes.some((one) => one.column === column.name && attributes.has(one.name))) return [];
      if (attributes.has(column.name)) return [];
      return [column.top.some(({ rows }) => rows < minCell) ? { ...column, top: [] } : column];
    }),
    regulations: hiddenSelections(result.regulations, ways),
    beforeModel: result.beforeModel && before(result.beforeModel, overall, { attributes, involved }),
    importance: result.importance && hiddenImportance(result.importance, overall, { involved: involvedColumns(result, involved), minCell }),
    reliability: result.reliability && hiddenReliability(result.reliability, overall, minCell),
    drift: result.drift && hiddenDrift(result.drift, overall, { attributes: involvedColumns(result, involved), minCell }),
    recourse: result.recourse && hiddenRecourse(result.recourse, overall, minCell),
    ...hiddenStress(result, overall, { attributes: involved, minCell }),
    effects: result.effects && shownEffects(result.effects, overall),
    shapley: result.shapley && shownContributions(result.shapley, overall),
    why: result.why && { ...result.why, gaps: unnamed(result.why.gaps) },
    worstCase: result.worstCase && hiddenWorstCase(result.worstCase, { hidden: overall, involved, minCell }),
    hidden: {
      minCell,
      groups,
      of,
      derived: sizeOf(result, shown) - sizeOf(shown, shown),
      checks: changed.length,
      messages: result.diagnostics.length - diagnostics.length,
    },
  };
}

/** Names of attributes with those of the columns that they are made from. */
const involvedColumns = ({ plan }: Result, names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names, ...plan.attributes.filter(({ name }) => names.has(name)).map(({ column }) => column)]);

const listed = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
const sizeOf = (of: object, like: object): number =>
  Object.keys(like).reduce((sum, key) => {
    const block = (of as Readonly<Record<string, unknown>>)[key];
    return sum + (key === "scan" ? (block as Result["scan"]).reduce((all, { found }) => all + found.length, 0) : listed(block));
  }, 0);

/** Rows that rest on no hidden group; that one was left out of a comparison is not a number. */
function compared<T extends { readonly excluded: Result["disparities"][number]["excluded"] }>(
  rows: readonly T[],
  groups: Named,
): readonly T[] {
  return rows
    .map((row) => ({ ...row, excluded: row.excluded.filter(({ group }) => !groups.has(nameOf(group))) }))
    .filter((row) => !touches(row, groups));
}

/** Gaps between shown groups, without what all groups of the splitting go into: chance, and ranges of pairs that are not named. */
function gapsOf(rows: readonly DisparityRow[], groups: Named, ways: ReadonlySet<string>): readonly DisparityRow[] {
  return compared(rows, groups).map((row) => {
    if (row.group !== undefined || row.pair === null || !ways.has(JSON.stringify(row.by))) return row;
    const { pValue: _, draws: __, ...rest } = row;
    const named = row.bounds?.lowerPair !== undefined && row.bounds.upperPair !== undefined;
    return { ...rest, expectedUnderNone: null, bounds: named ? row.bounds : null };
  });
}

function strataOf({ strata }: Result, hidden: ReturnType<typeof hiddenGroups>): readonly StratumRows[] {
  return strata.flatMap((row) => {
    const here = hidden.filter(({ stratum }) => stratum !== null && nameOf(stratum) === nameOf(row.stratum));
    if (here.some(({ by }) => by.length === 0)) return [];
    const names = new Set(here.map(({ group }) => nameOf(group)));
    const ways = new Set(here.map(({ by }) => JSON.stringify(by)));
    return [
      {
        ...row,
        groups: row.groups.filter(({ group }) => !names.has(nameOf(group))),
        disparities: gapsOf(row.disparities, names, ways),
      },
    ];
  });
}

/** Limits are met or not by all groups together. */
function sweepOf(row: SweepRow, hidden: Named): SweepRow {
  const groups = row.groups.filter(({ group }) => !hidden.has(nameOf(group)));
  return groups.length === row.groups.length ? row : { ...row, groups, limits: [] };
}

function before(
  block: BeforeModel,
  hidden: Named,
  { attributes, involved }: Readonly<Record<"attributes" | "involved", ReadonlySet<string>>>,
): BeforeModel {
  return {
    ...block,
    representation: block.representation.filter((row) => !touches(row, hidden)),
    labels: block.labels.filter((row) => !touches(row, hidden)),
    missing: block.missing.filter(({ attribute, column }) => !attributes.has(attribute) && !involved.has(column)),
    proxies: block.proxies.filter((row) => !attributes.has(row.of)),
    leaks: block.leaks.filter((row) => !attributes.has(row.feature)),
  };
}
