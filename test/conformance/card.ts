import { metrics } from "../../src/metrics/index.js";
import type { Metric } from "../../src/metrics/kind/metric.js";
import { sampleOf, type Table } from "../metrics/sample.js";

/** Something that a peer does and evenhand does not, on purpose; `shows` proves our side of it. */
export interface Difference {
  readonly what: string;
  readonly theirs: string;
  readonly ours: string;
  readonly why: string;
  shows(): void | Promise<void>;
}

/** One peer: which of its cases are reproduced (by the prefix of their ids), and where we differ. */
export interface Card {
  readonly peer: string;
  readonly licence: string;
  readonly cases: readonly string[];
  readonly differences: readonly Difference[];
}

/** A metric of a table of counts. */
export const estimate = (id: string, table: Table) => (metrics.find((one) => one.id === id) as Metric).estimate(sampleOf(table));

/** Fifty of each truth, half of them judged right. */
export const half = { tp: 25, fn: 25, fp: 25, tn: 25 };
