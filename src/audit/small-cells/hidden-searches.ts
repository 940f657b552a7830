import type { Literals, ScanRate, ScanResult } from "../../scan/scan-result.js";

/** Searches without groups of few people, and without those named by an attribute that has a hidden group. */
export function hiddenSearches(scans: readonly ScanResult[], attributes: ReadonlySet<string>, minCell: number): readonly ScanResult[] {
  const names = (...groups: readonly (Literals | null)[]): boolean =>
    groups.some((group) => group !== null && Object.keys(group).some((name) => attributes.has(name)));
  const small = (...rates: readonly ScanRate[]): boolean => rates.some(({ n }) => n < minCell);
  return scans.map((scan) => ({
    ...scan,
    found: scan.found.filter(
      ({ group, alsoNamed, carriedBy, rows, rate, rest }) =>
        rows >= minCell && !small(rate, rest) && !names(group, carriedBy, ...alsoNamed),
    ),
    certificate: scan.certificate && {
      ...scan.certificate,
      statements: scan.certificate.statements.filter(({ minRows, group }) => minRows >= minCell && !names(group)),
    },
    biasScan: scan.biasScan && {
      ...scan.biasScan,
      subsets: scan.biasScan.subsets.filter(
        ({ values, rate }) =>
          !small(rate) && scan.everybody.n - rate.n >= minCell && !Object.keys(values).some((name) => attributes.has(name)),
      ),
    },
  }));
}
