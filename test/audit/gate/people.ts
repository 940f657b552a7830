/** Columns of an evaluation set: groups with so many rows of each label and decision. */
export interface Cells {
  readonly tp?: number;
  readonly fp?: number;
  readonly fn?: number;
  readonly tn?: number;
}

/** Rows of the groups in order, with an id each. */
export function people(groups: Readonly<Record<string, Cells>>) {
  const columns = { id: [] as string[], race: [] as string[], y: [] as number[], yhat: [] as number[] };
  for (const [race, { tp = 0, fp = 0, fn = 0, tn = 0 }] of Object.entries(groups)) {
    for (const [label, decision, n] of [
      [1, 1, tp],
      [0, 1, fp],
      [1, 0, fn],
      [0, 0, tn],
    ] as const) {
      for (let i = 0; i < n; i++) {
        columns.id.push(`p${columns.id.length}`);
        columns.race.push(race);
        columns.y.push(label);
        columns.yhat.push(decision);
      }
    }
  }
  return columns;
}

/** A policy over those columns. */
export const policy = (checks: readonly Readonly<Record<string, unknown>>[], rest: Readonly<Record<string, unknown>> = {}) => ({
  version: 1,
  name: "test",
  columns: { id: "id", label: "y", prediction: "yhat", sensitive: ["race"] },
  outcome: { positive: 1, favorable: "positive" },
  checks,
  ...rest,
});
