import type { ClassEffects, EffectCurve, FeatureEffect, GroupEffect, LocalCurve } from "../audit/effects/row.js";
import type { Result } from "../audit/result.js";
import type { Curve, CurvePanel, CurvePoint, CurvesBlock } from "./block.js";
import { drawnGroups } from "./effect-groups.js";
import { effectTable, valueText } from "./effect-table.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, sameGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import type { NumberWords } from "./number-words.js";

/** How the model's number moves with a number: one picture a group, or one of everybody. */
export function effectCurves(result: Result, effects: ClassEffects, effect: FeatureEffect, words: NumberWords): CurvesBlock {
  const { shown, leftOut } = drawnGroups(effects, effect);
  const at = effect.at as readonly number[];
  const [from, to] = [at[0]!, at.at(-1)!];
  const name = formatName(effect.feature);
  const panels = shown.length === 0 ? [everybodyPanel(effect, words)] : shown.map((group) => groupPanel(effect, group, words));
  const grouped = shown[0] === undefined ? "" : `, by ${formatGrouping(shown[0].by)}`;
  const points = panels.flatMap(({ curves }) => curves.flatMap((curve) => curve.points));
  const heights = points.flatMap(({ y, lower, upper }) => [y, lower ?? y, upper ?? y]);
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const room = high > low ? (high - low) / 20 : 0.5;
  return {
    kind: "curves",
    title: `${name}${grouped}`,
    summary: `From ${valueText(from)} to ${valueText(to)}, the mean ${words.name} ${moves(effect.everybody!, words)} for everybody. ${spreadWords(effect, words)}`,
    reading: `Solid: the group's mean ${words.name} if all of it had the value below, shaded the ${formatLevel(result.plan.confidence)} range${grouped === "" ? "" : "; dashed: everybody's"}. Dotted: from changes to nearby values alone, at the same height. Where it departs from the solid line, the feature is related to others and the solid line rests on unusual combinations.${leftOut}`,
    x: { title: name, ticks: "number", from, to },
    y: { title: `mean ${words.name}`, ticks: "number", from: low - room, to: high + room },
    diagonal: false,
    lines: [],
    panels,
    key: [
      "all set to the value",
      ...(shown.length === 0 ? [] : ["everybody set to it"]),
      ...(effect.local === null ? [] : ["from nearby values"]),
    ],
    table: effectTable(effect, shown, words),
  };
}

function everybodyPanel(effect: FeatureEffect, words: NumberWords): CurvePanel {
  const own = effect.everybody!;
  return {
    title: `Everybody, n ${formatCount(own.rows)}`,
    summary: `The mean ${words.name} ${moves(own, words)}.`,
    curves: [curveOf(effect, own), ...localOf(effect, own, effect.local?.everybody)],
    bars: [],
  };
}

function groupPanel(effect: FeatureEffect, group: GroupEffect, words: NumberWords): CurvePanel {
  const name = formatGroup(group.by, group.group);
  const local = effect.local?.groups.find(({ by, group: own }) => by[0] === group.by[0] && sameGroup(by, own, group.group));
  const range =
    group.within === null
      ? ""
      : ` Of the group, ${formatLevel(0.98)} lie between ${valueText(group.within[0])} and ${valueText(group.within[1])}.`;
  return {
    title: `${name}, n ${formatCount(group.rows)}`,
    summary: `${name}: the mean ${words.name} ${moves(group, words)}.${range}`,
    curves: [
      curveOf(effect, group),
      { ...curveOf(effect, effect.everybody!), stroke: "dashed", band: false },
      ...localOf(effect, group, local),
    ],
    bars: [],
  };
}

/** "goes from 0.31 to 0.64 (+0.33)". */
export function moves({ values }: EffectCurve, { print, printChange }: NumberWords): string {
  const [first, last] = [values[0]!, values.at(-1)!];
  return `goes from ${print(first)} to ${print(last)} (${printChange(last - first)})`;
}

function spreadWords({ everybody }: FeatureEffect, { printChange }: NumberWords): string {
  const { spread, against } = everybody!;
  const other = against === null || against === 0 ? "" : `; ${Math.max(1, Math.round(against * 100))} of 100 move the other way`;
  return `Single rows differ from that by ${printChange(spread).replace("+", "")} in the mean${other}.`;
}

function curveOf({ at }: FeatureEffect, { values, lower, upper }: EffectCurve): Curve {
  const points = values.map((y, i): CurvePoint => ({ x: at[i] as number, y, lower: lower[i]!, upper: upper[i]! }));
  return { stroke: "solid", points, dots: false, steps: false, band: true };
}

/** Local effects at the height of the curve, within its ends. */
function localOf({ at, local }: FeatureEffect, { values }: EffectCurve, own: LocalCurve | undefined): readonly Curve[] {
  if (local === null) return [];
  if (own === undefined) return [{ stroke: "dotted", points: [], dots: false, steps: false }];
  const edges = local.at as readonly number[];
  const heightAt = (x: number): number => {
    const next = edges.findIndex((edge) => edge >= x);
    if (next <= 0) return own.values[next === 0 ? 0 : own.values.length - 1]!;
    const way = (x - edges[next - 1]!) / (edges[next]! - edges[next - 1]!);
    return own.values[next - 1]! + way * (own.values[next]! - own.values[next - 1]!);
  };
  const heights = at.map((x) => heightAt(x as number));
  const shift = values.reduce((sum, value, i) => sum + value - heights[i]!, 0) / values.length;
  const points = at.map((x, i): CurvePoint => ({ x: x as number, y: heights[i]! + shift, lower: null, upper: null }));
  return [{ stroke: "dotted", points, dots: false, steps: false }];
}
