import { type Diagnostic, diagnostic } from "../errors.js";
import { isComparedByFew } from "./at-intersections.js";
import type { Bound } from "./bind/bind.js";
import type { DisparityRow, GroupKey, GroupRow } from "./result.js";

/** Share of agreeing rows under which swapped classes are suspected. */
const SUSPECT_AGREEMENT = 0.4;

interface Noted {
  readonly bound: Bound;
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
  /** A gate says itself which groups its checks could not judge. */
  readonly purpose: "audit" | "gate";
}

/** What a reader of the numbers has to be told about them. */
export function notesOn({ bound, groups, disparities, purpose }: Noted): readonly Diagnostic[] {
  const rates = disparities.filter(({ metric }) => groups[0]?.metrics[metric] !== undefined);
  return [
    ...missingGroups(bound),
    ...(purpose === "gate" ? [] : [...smallGroups(rates), ...undefinedRates(rates)]),
    ...reversed(bound, groups),
    ...noDecision(bound),
    ...fewMeasures(bound, groups),
  ];
}

function missingGroups({ attributes }: Bound): readonly Diagnostic[] {
  return attributes
    .filter(({ missing, axis }) => missing > 0 && axis.kind === "category")
    .map(({ name, missing }) => diagnostic("EH117", `${name} is missing in ${missing} rows; kept as group "(missing)"`));
}

/** One warning for each attribute and group, with the metrics it is too small for. */
function smallGroups(rows: readonly DisparityRow[]): readonly Diagnostic[] {
  const metricsOf = new Map<string, { label: string; n: number; metrics: Set<string> }>();
  for (const { by, metric, excluded } of rows) {
    if (by.length !== 1) continue;
    for (const { group, n, reason } of excluded) {
      if (reason !== "below_min_n") continue;
      const label = `${by[0]} "${nameOf(group)}"`;
      const known = metricsOf.get(label) ?? { label, n, metrics: new Set<string>() };
      known.metrics.add(metric);
      metricsOf.set(label, { ...known, n: Math.min(known.n, n) });
    }
  }
  return [...metricsOf.values()].map(({ label, n, metrics }) =>
    diagnostic("EH118", `${label} has too few rows to be compared on ${metrics.size === 1 ? [...metrics][0] : `${metrics.size} rates`}`, {
      evidence: [
        `as few as ${n} rows under: ${[...metrics].slice(0, 6).join(", ")}${metrics.size > 6 ? ` and ${metrics.size - 6} more` : ""}`,
      ],
      help: ["add data, merge groups, or choose another minimum: --min-n"],
    }),
  );
}

function undefinedRates(rows: readonly DisparityRow[]): readonly Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const { by, metric, excluded } of rows) {
    if (by.length !== 1) continue;
    for (const { group, reason } of excluded) {
      if (reason !== "zero_denominator") continue;
      const key = `${metric}@${by[0]}=${nameOf(group)}`;
      if (!seen.has(key))
        seen.set(key, diagnostic("EH121", `${metric} of ${by[0]} "${nameOf(group)}" is undefined: nobody to count for this rate`));
    }
  }
  return [...seen.values()];
}

function reversed({ label, prediction }: Bound, groups: readonly GroupRow[]): readonly Diagnostic[] {
  const agreement = groups[0]?.metrics.accuracy?.value ?? null;
  if (label === null || prediction === null || agreement === null || agreement >= SUSPECT_AGREEMENT) return [];
  const percent = (share: number): string => `${Math.round(100 * share)}%`;
  return [
    diagnostic("EH123", `predictions agree with the label in ${percent(agreement)} of rows`, {
      evidence: [`swapping the classes gives ${percent(1 - agreement)}`],
      help: [`is the positive value ${label.facts.positive.join(", ")} the right one?`],
    }),
  ];
}

function noDecision({ task: { task }, prediction, score }: Bound): readonly Diagnostic[] {
  if (prediction !== null || task === "ranking") return [];
  if (task !== "binary")
    return [
      diagnostic("EH120", "no prediction was given, so nothing is said about predictions", { help: ["--prediction COLUMN"] }, "warning"),
    ];
  return [
    diagnostic(
      "EH120",
      score === null
        ? "no decisions were given, so only base rates have values"
        : `${score.column} has no threshold and no decisions were given: only the score itself and base rates have values`,
      {
        help:
          score === null
            ? ["--prediction COLUMN, or --score COLUMN --threshold 0.5"]
            : [`--threshold 0.5 decides positive where ${score.column} >= 0.5; or give decisions: --prediction COLUMN`],
      },
      "warning",
    ),
  ];
}

/** At which intersections single groups are compared by few measures. */
function fewMeasures({ groupings }: Bound, groups: readonly GroupRow[]): readonly Diagnostic[] {
  const few = groupings.filter((by) => isComparedByFew(by, groupsOf(groups, by), groupings));
  if (few.length === 0) return [];
  const where = few.length === 1 ? few[0]!.join(" × ") : `${few.length} intersections`;
  return [
    diagnostic(
      "EH125",
      `at ${where} single groups are compared by the measures of named disparities only`,
      {
        evidence: ["pairs of groups are compared by every measure, and every group has every measure"],
        help: ["fewer --sensitive, or --depth 1, compares single groups by all of them"],
      },
      "note",
    ),
  ];
}

const groupsOf = (groups: readonly GroupRow[], by: readonly string[]): number =>
  groups.filter((row) => row.by.length === by.length && row.by.every((name, i) => name === by[i])).length;

const nameOf = (group: GroupKey): string => Object.values(group).join(" × ");
