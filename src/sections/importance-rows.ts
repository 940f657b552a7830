import type { FeatureImportance, MetricImportance, Result } from "../audit/result.js";
import { disparities } from "../disparities/index.js";
import { formatGroup } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatScore } from "./format-score.js";
import { lowerTitle } from "./lower-title.js";
import { measureFacts } from "./measure-facts.js";

/** A feature's importance that has a value. */
export type Measured = FeatureImportance & { readonly value: number; readonly lower: number; readonly upper: number };

/** The features with a value, the most important first. */
export const rankedFeatures = ({ features }: MetricImportance): readonly Measured[] =>
  features.filter((one): one is Measured => one.value !== null).sort((a, b) => b.value - a.value || (a.feature < b.feature ? -1 : 1));

/** Importance for every measure that was asked for, the leading one first. */
export function importances({ importance }: Result): readonly MetricImportance[] {
  return importance === null ? [] : [importance, ...importance.also];
}

/** What a measure is called, and how its numbers are printed. */
export interface MeasureWords {
  readonly title: string;
  /** Points of a percentage, or the measure's own scale. */
  readonly points: boolean;
  readonly print: (value: number) => string;
}

export function measureWords(result: Result, { metric, pair }: MetricImportance): MeasureWords {
  const [id = "", by = null] = metric.split("@");
  const named = disparities.find((one) => one.id === id);
  const measure = named?.metrics[0]?.id ?? id.replace(/__difference$/, "");
  const facts = measureFacts(result, measure);
  const points = facts.unit === "proportion";
  const title = pair === null ? facts.title : `Gap in ${lowerTitle(facts.title)} by ${formatName(by ?? "")}`;
  return { title, points, print: (value) => (points ? formatPoints(value) : formatScore(value)) };
}

/** What the measure is with the data as they are, in words. */
export function baseWords(result: Result, one: MetricImportance): string {
  const { print, points } = measureWords(result, one);
  if (one.base === null) return "";
  const value = `${print(one.base)}${points ? (one.pair === null ? " percent" : " points") : ""}`;
  if (one.pair === null)
    return one.withoutFeatures === null ? value : `${value}, against ${print(one.withoutFeatures)} without any feature`;
  const [by] = Object.keys(one.pair.higher);
  const name = (group: MetricImportance["pair"] & {}): string =>
    `${formatGroup([by!], group.higher)} above ${formatGroup([by!], group.lower)}`;
  return `${value}, ${name(one.pair)}`;
}
