import { type Accumulated, accumulated } from "../../explanations/permutation/accumulated.js";
import { normalQuantile } from "../../stats/normal.js";
import type { ScoreMeasure } from "../importance/measure.js";
import type { RowFacts } from "../importance/row-facts.js";
import type { FollowedMeasure, MeasuredMetric } from "./followed-measures.js";
import { gapMove } from "./gap-move.js";
import { followGroup, type GroupFollowed } from "./moved-group.js";
import type { MeasureMove } from "./row.js";
import type { Subject } from "./subject.js";

/** Measures followed through the repeats of one disturbance. */
export interface Followed {
  /** `facts` are those of the disturbed rows: their weights and labels. */
  add(scores: Float64Array, facts: RowFacts): void;
  rows(level: FollowLevel): readonly MeasureMove[];
}

export interface FollowLevel {
  readonly confidence: number;
  /** Rows that a group needs to be compared. */
  readonly minN: number;
}

/** Each measure with the data as they are, ready for disturbed scores. A repeat in which a measure has no value leaves it without one. */
export function follow(asked: readonly FollowedMeasure[], subject: Pick<Subject, "base" | "facts">): Followed {
  const all = asked.map((one) => followedOne(one, subject));
  return {
    add: (scores, facts) => all.forEach((one) => void one.add(scores, facts)),
    rows: (level) => all.map((one) => one.row(level)),
  };
}

interface One {
  add(scores: Float64Array, facts: RowFacts): void;
  row(level: FollowLevel): MeasureMove;
}

function followedOne(one: FollowedMeasure, { base, facts }: Pick<Subject, "base" | "facts">): One {
  const groupsOf = (by: string, part: MeasuredMetric): readonly GroupFollowed[] =>
    [...(facts.groups.get(by) ?? [])].map(([group, rows]) => followGroup({ by, group, rows, ...part }, base, facts));
  if (one.kind === "none") return { add: () => undefined, row: () => noMove(one.name, one.reason) };
  if (one.kind === "gap") {
    const groups = one.parts.flatMap((part) => groupsOf(one.attribute, part));
    return {
      add: (scores, at) => groups.forEach((group) => void group.add(scores, at)),
      row: (level) =>
        gapMove(
          one,
          groups.map((group) => group.row(level.confidence)),
          level,
        ),
    };
  }
  const whole = followEverybody(one.name, one.measure, { base, facts });
  const groups = [...facts.groups.keys()].flatMap((by) => groupsOf(by, one));
  return {
    add(scores, at) {
      whole.add(scores, at);
      for (const group of groups) group.add(scores, at);
    },
    row: (level) => ({ ...whole.row(level), byGroup: groups.map((group) => group.row(level.confidence)) }),
  };
}

function followEverybody(name: string, measure: ScoreMeasure, { base, facts }: Pick<Subject, "base" | "facts">): One {
  const before = measure.of(base, facts.kept, facts);
  if (typeof before === "string") return { add: () => undefined, row: () => noMove(name, before) };
  const changes = accumulated(before, measure.worse);
  const value = own(base.length);
  let lost: string | null = null;
  return {
    add(scores, disturbed) {
      const after = measure.of(scores, disturbed.kept, disturbed);
      if (typeof after === "string") lost = after;
      else {
        changes.add(after);
        value.add(after);
      }
    },
    row({ confidence }) {
      if (lost !== null || value.repeats() === 0) return { ...noMove(name, lost ?? "budget_spent"), base: before.value };
      return { ...moved(changes, confidence), metric: name, base: before.value, reason: null, ...value.read(), byGroup: [] };
    },
  };
}

function moved(changes: Accumulated, confidence: number) {
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

/** A measure without a value, and why. */
export const noMove = (metric: string, reason: string): MeasureMove => ({
  ...{ metric, reason, base: null, value: null, worse: null },
  ...{ seSampling: null, seMonteCarlo: null, lower: null, upper: null, seValue: null, byGroup: [] },
});
