import type { Coordinate, Cube } from "../../cube/cube.js";
import { groupsOf } from "../../cube/roll-up.js";
import { demographicDisparities } from "../../disparities/kind/demographic-disparity.js";
import { jensenShannon, kullbackLeibler, probabilityGaps } from "../../stats/label-distances.js";
import { axisOf } from "../bind/bind.js";
import type { Counted } from "../counted.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { LabelMeasure, LabelRow } from "./row.js";

type Answer = LabelRow["values"][LabelMeasure];

const no = (reason: string): Answer => ({ value: null, reason });
const value = (found: number): Answer => (Number.isFinite(found) ? { value: found, reason: null } : no("infinite"));

/** Sizes and labels of every group against everybody else; people without a group are among the others. */
export function labelRows(part: Counted, plan: MeasurePlan): readonly LabelRow[] {
  const { cube } = part;
  const task = plan.task ?? "binary";
  const classes = task === "binary" || task === "multiclass" ? classesOf(cube, plan) : null;
  return part.groupings.flatMap((by) => {
    const whole = weights(cube, classes ?? []);
    const within = task === "binary" ? disparitiesOf(part, by, plan) : null;
    return groupsOf(cube, by.map(axisOf.attribute)).flatMap(({ at, cube: own }): LabelRow[] => {
      if (at.some((place) => place === null)) return [];
      const key = Object.fromEntries(by.map((attribute, i) => [attribute, String(at[i])]));
      const group = weights(own, classes ?? []);
      const rest = { all: whole.all - group.all, labels: whole.labels.map((w, k) => w - group.labels[k]!) };
      const cddl = within === null ? no(task === "binary" ? "no_strata" : "not_applicable") : within(key);
      return [
        {
          by,
          group: key,
          n: own.tallies.reduce((sum, { n }) => sum + n, 0),
          favorable: task === "binary" && classes !== null ? (shares(group.labels)?.[1] ?? null) : null,
          values: { ...valuesOf(group, rest, { binary: task === "binary", known: classes !== null }), CDDL: cddl },
        },
      ];
    });
  });
}

/** The label's coordinates, of two classes the favorable one last; null without a label. */
function classesOf(cube: Cube, { favorable }: MeasurePlan): readonly Coordinate[] | null {
  if (!cube.axes.includes("label")) return null;
  const found = [...new Set(cube.cells.map(({ label }) => label ?? null))].filter((label) => label !== null);
  if (found.every((label) => label === 0 || label === 1)) return favorable === "positive" ? [0, 1] : [1, 0];
  return found;
}

interface Weights {
  readonly all: number;
  readonly labels: readonly number[];
}

function weights({ cells, tallies }: Cube, classes: readonly Coordinate[]): Weights {
  const labels = classes.map(() => 0);
  let all = 0;
  cells.forEach(({ label }, i) => {
    const { w } = tallies[i]!;
    all += w;
    const place = classes.indexOf(label ?? null);
    if (place >= 0) labels[place]! += w;
  });
  return { all, labels };
}

function shares(labels: readonly number[]): readonly number[] | null {
  const all = labels.reduce((sum, w) => sum + w, 0);
  return all > 0 ? labels.map((w) => w / all) : null;
}

function valuesOf(
  group: Weights,
  rest: Weights,
  { binary, known }: { readonly binary: boolean; readonly known: boolean },
): Omit<LabelRow["values"], "CDDL"> {
  const [a, d] = [shares(rest.labels), shares(group.labels)];
  const distance = (of: (a: readonly number[], d: readonly number[]) => number): Answer =>
    known ? (a === null || d === null ? no("zero_denominator") : value(of(a, d))) : no("no_label");
  return {
    CI: group.all + rest.all > 0 ? value((rest.all - group.all) / (rest.all + group.all)) : no("zero_denominator"),
    DPL: binary || !known ? distance((p, q) => p[1]! - q[1]!) : no("not_applicable"),
    KL: distance(kullbackLeibler),
    JS: distance(jensenShannon),
    LP: distance((p, q) => Math.hypot(...probabilityGaps(p, q))),
    TVD: distance((p, q) => probabilityGaps(p, q).reduce((sum, gap) => sum + gap, 0) / 2),
    KS: distance((p, q) => Math.max(...probabilityGaps(p, q))),
  };
}

/** Conditional demographic disparity of labels of a group; null without strata. */
function disparitiesOf(
  part: Counted,
  by: readonly string[],
  plan: MeasurePlan,
): ((group: Readonly<Record<string, string>>) => Answer) | null {
  const grouping = groupingOf(part, by, everybodyIn(part, plan), plan);
  if (grouping.strata === undefined) return null;
  const found = demographicDisparities(grouping, "label");
  return (group) => {
    const own = found.find((one) => by.every((attribute) => one.group[attribute] === group[attribute]));
    return own?.value == null ? no("no_stratum") : value(own.value);
  };
}
