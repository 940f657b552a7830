import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import type { GroupKey } from "../../src/disparities/row.js";
import { type AuditOptions, audit } from "../../src/index.js";

/** What is asked of an audit of rows in the golden tests. */
export interface RowFigures {
  rate(metric: string, group?: GroupKey): number | null;
  disparity(id: string): number | null;
  readonly result: Result;
}

/** A figure: its name, its published value (null = undefined), how it is computed here, and how far it may differ. */
export type RowFigure = readonly [name: string, value: number | null, of: (audited: RowFigures) => number | null, tolerance?: number];

type Rows = string | readonly Readonly<Record<string, string | number>>[];

/** A test that an audit of the rows gives the published figures. */
export function reproduces(
  title: string,
  rows: Rows,
  { tolerance, ...options }: AuditOptions & { readonly tolerance: number },
  figures: readonly RowFigure[],
): void {
  test(title, async () => {
    const result = await audit(rows as Parameters<typeof audit>[0], { minN: 1, ...options });
    const audited: RowFigures = {
      result,
      rate(metric, group = {}) {
        const row = result.groups.find((one) => JSON.stringify(one.group) === JSON.stringify(group));
        expect(row?.metrics[metric], `${metric} ${JSON.stringify(group)}`).toBeDefined();
        return row!.metrics[metric]!.value;
      },
      disparity(id) {
        const row = result.disparities.find((one) => one.id === id);
        expect(row, id).toBeDefined();
        return row!.value;
      },
    };
    expect(figures.length).toBeGreaterThan(0);
    for (const [name, value, of, own = tolerance] of figures) {
      const found = of(audited);
      if (value === null || found === null) expect(found, name).toBe(value);
      else expect(Math.abs(found - value), `${name}: ${found}, published ${value}`).toBeLessThanOrEqual(own);
    }
  });
}
