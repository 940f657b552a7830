import { readFileSync } from "node:fs";

/** Figures computed with 60 digits; fixtures/oracle/distributions.py made them. Each row is the arguments, then the value. */
export const oracle = JSON.parse(readFileSync("fixtures/oracle/distributions.json", "utf8")) as Record<
  string,
  readonly (readonly number[])[]
>;

/** How far a function is from the oracle at worst, relative to the value, or to `floor` where the value is smaller. */
export function worstError(rows: readonly (readonly number[])[], at: (...values: number[]) => number, floor = 0): number {
  return Math.max(
    ...rows.map((row) => {
      const wanted = row.at(-1)!;
      const got = at(...row.slice(0, -1));
      return got === wanted ? 0 : Math.abs(got - wanted) / Math.max(Math.abs(wanted), floor);
    }),
  );
}
