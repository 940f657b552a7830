import { type Accumulated, accumulated } from "../../explanations/permutation/accumulated.js";
import { normalQuantile } from "../../stats/normal.js";
import type { AskedMeasure } from "../importance/asked-measures.js";
import type { RowFacts } from "../importance/row-facts.js";
import type { MeasureMove } from "./row.js";
import type { Subject } from "./subject.js";

/** Measures followed through the repeats of one disturbance. */
export interface Followed {
  /** `facts` are those of the disturbed rows: their weights and labels. */
  add(scores: Float64Array, facts: RowFacts): void;
  rows(confidence: number): readonly MeasureMove[];
}

/** Each measure with the data as they are, ready for disturbed scores. A repeat in which a measure has no value leaves it without one. */
export function follow(asked: readonly AskedMeasure[], { base, facts }: Pick<Subject, "base" | "facts">): Followed {
  const parts = asked.map((one) => {
    if (one.kind === "none") return { one, before: one.reason, changes: null, value: null };
    const before = one.measure.of(base, facts.kept, facts);
    return typeof before === "string"
      ? { one, before, changes: null, value: null }
      : { one, before, changes: accumulated(before, one.measure.worse), value: own(base.length) };
  });
  const lost = new Map<string, string>();
  return {
    add(scores, disturbed) {
      for (const { one, changes, value } of parts) {
        if (one.kind === "none" || changes === null) continue;
        const after = one.measure.of(scores, disturbed.kept, disturbed);
        if (typeof after === "string") lost.set(one.name, after);
        else {
          changes.add(after);
          value.add(after);
        }
      }
    },
    rows: (confidence) =>
      parts.map(({ one, before, changes, value }): MeasureMove => {
        const reason = typeof before === "string" ? before : (lost.get(one.name) ?? null);
        if (changes === null || value === null || typeof before === "string" || reason !== null || value.repeats() === 0)
          return { ...none(one.name), base: typeof before === "string" ? null : before.value, reason: reason ?? "budget_spent" };
        return { ...moved(changes, confidence), metric: one.name, base: before.value, reason: null, ...value.read() };
      }),
  };
}

function moved(changes: Accumulated, confidence: number): Omit<MeasureMove, "metric" | "base" | "value" | "seValue" | "reason"> {
  const { value, seSampling, seMonteCarlo } = changes.estimate(confidence);
  const reach = normalQuantile(1 - (1 - confidence) / 2) * Math.hypot(seSampling, seMonteCarlo);
  return { worse: value, seSampling, seMonteCarlo, lower: value - reach, upper: value + reach };
}

/** The measure itself over repeats, with the error that other rows would bring. */
function own(rows: number) {
  const influence = new Float64Array(rows);
  let [sum, repeats] = [0, 0];
  return {
    repeats: () => repeats,
    add(after: { readonly value: number; readonly influence: Float64Array }): void {
      repeats++;
      sum += after.value;
      for (let i = 0; i < rows; i++) influence[i]! += after.influence[i]!;
    },
    read: () => ({ value: sum / repeats, seValue: Math.sqrt(influence.reduce((all, x) => all + (x / repeats) ** 2, 0)) }),
  };
}

const none = (metric: string): MeasureMove => ({
  metric,
  base: null,
  value: null,
  reason: null,
  worse: null,
  seSampling: null,
  seMonteCarlo: null,
  lower: null,
  upper: null,
  seValue: null,
});
