import { expect } from "vitest";
import { type AuditOptions, audit, type Result } from "../../src/index.js";

/** Groups with their true negatives, false positives, false negatives and true positives. */
export type Tables = Readonly<Record<string, readonly [tn: number, fp: number, fn: number, tp: number]>>;

/** The audit of such tables with one attribute `g`. */
export function auditOf(tables: Tables, options: Partial<AuditOptions>): Promise<Result> {
  const rows = Object.entries(tables).flatMap(([g, counts]) =>
    counts.map((count, i) => ({ g, label: i < 2 ? 0 : 1, prediction: i % 2, count })),
  );
  return audit(
    rows.filter(({ count }) => count > 0),
    { label: "label", prediction: "prediction", count: "count", sensitive: ["g"], positive: 1, minN: 1, ...options },
  );
}

/** A convention's numbers of a group; of all groups without one. */
export function numbersOf(result: Result, convention: string, group?: string) {
  const row = result.conventions.find((one) => one.convention === convention && one.group.g === group);
  expect(row, `${convention} ${group}`).toBeDefined();
  return row!.values;
}

export function expectNumbers(values: ReturnType<typeof numbersOf>, figures: Readonly<Record<string, number>>, digits: number): void {
  for (const [name, value] of Object.entries(figures)) expect(values[name]!.value, name).toBeCloseTo(value, digits);
}
