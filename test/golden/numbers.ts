import { expect, test } from "vitest";

/** A figure: its name, its published value (null = undefined), what evenhand says, and how far it may differ. */
export type GoldenNumber = readonly [name: string, value: number | null, found: number | null, tolerance?: number | undefined];

/** A test that numbers found in any way are the published ones. */
export function reproduces(
  title: string,
  tolerance: number,
  numbers: () => readonly GoldenNumber[] | Promise<readonly GoldenNumber[]>,
): void {
  test(title, async () => {
    const all = await numbers();
    expect(all.length).toBeGreaterThan(0);
    for (const [name, value, found, own = tolerance] of all) {
      if (value === null || found === null) expect(found, name).toBe(value);
      else expect(Math.abs(found - value), `${name}: ${found}, published ${value}`).toBeLessThanOrEqual(own);
    }
  });
}
