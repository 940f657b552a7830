import { calibrationTests } from "../../stats/calibration-tests.js";
import { holm } from "../../stats/holm.js";
import type { Known } from "./known.js";
import { knownGroups } from "./known-groups.js";
import type { CalibrationRow } from "./row.js";

/** Whether outcomes are as frequent as scores say, for everybody and every group, on the rows that judge. */
export function calibrationRows({ facts, halves }: Known): readonly CalibrationRow[] {
  const rows = knownGroups(halves.judged, facts).map(({ by, group, rows: own }) => ({
    ...{ by, group, n: own.length },
    // Outcomes of one cluster come together, and the tests take each by itself.
    tests:
      facts.clusters !== null
        ? null
        : calibrationTests(
            Float64Array.from(own, (row) => facts.label![row]!),
            Float64Array.from(own, (row) => facts.scores![row]!),
            facts.weights && Float64Array.from(own, (row) => facts.weights![row]!),
          ),
  }));
  const adjusted = new Map<(typeof rows)[number], number>();
  for (const name of new Set(rows.map(({ by }) => by.join("*")))) {
    const family = rows.filter(({ by, tests }) => by.join("*") === name && tests !== null);
    holm(family.map(({ tests }) => tests!.ks.p)).forEach((p, i) => void adjusted.set(family[i]!, p));
  }
  return rows.map((row): CalibrationRow => {
    const { by, group, n, tests } = row;
    if (tests === null)
      return {
        by,
        group,
        n,
        meanError: null,
        distance: null,
        spread: null,
        ks: null,
        kuiper: null,
        spiegelhalter: null,
        p: null,
        reason: n === 0 ? "empty_group" : facts.clusters !== null ? "clustered_rows" : "certain_scores",
      };
    return {
      ...{ by, group, n, meanError: tests.meanError, distance: tests.distance, spread: tests.spread, reason: null },
      ...{ ks: tests.ks.statistic, kuiper: tests.kuiper.statistic, spiegelhalter: tests.spiegelhalter?.z ?? null },
      p: { ks: tests.ks.p, kuiper: tests.kuiper.p, spiegelhalter: tests.spiegelhalter?.p ?? null, adjusted: adjusted.get(row)! },
    };
  });
}
