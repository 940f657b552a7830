import { fault } from "../../errors.js";
import { isShare } from "../../metrics/kind/share.js";
import type { Scenario } from "../../policy/worst-case-settings.js";
import { raked } from "../../stats/raking.js";
import { limitsOfDifference, limitsOfMean, type RowMean, rowMean } from "../../stats/row-mean.js";
import { suggest } from "../../suggest.js";
import { alphaOf } from "../measure-plan.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import { rowHits } from "../rows/row-hits.js";
import type { StudyWork } from "../studies/study.js";
import type { ScenarioRow, WorstNumber } from "./row.js";

const RATES = ["selection_rate", "error_rate", "true_positive_rate", "false_positive_rate"];

/** What measures become when the people are made up otherwise: rows are weighted by raking. Throws EH110 and EH200 for groups that are none. */
export function scenarioRows(work: StudyWork, judged: JudgedRows, scenarios: readonly Scenario[]): readonly ScenarioRow[] {
  const measures = measuresOf(work, judged);
  return scenarios.map((scenario) => scenarioRow(scenario, { work, judged, measures }));
}

interface Measure {
  readonly metric: string;
  readonly values: Float64Array;
}

function measuresOf({ plan }: StudyWork, judged: JudgedRows): readonly Measure[] {
  if (judged.decisions === null)
    return judged.scores === null
      ? []
      : [
          { metric: "mean_prediction", values: judged.scores },
          ...(judged.label === null
            ? []
            : [{ metric: "mean_absolute_error", values: judged.label.map((truth, row) => Math.abs(judged.scores![row]! - truth)) }]),
        ];
  return RATES.flatMap((metric) => {
    const found = plan.metrics.find(({ id }) => id === metric);
    const values = found !== undefined && isShare(found) ? rowHits(found, judged, plan.favorable).values : null;
    return values === null ? [] : [{ metric, values }];
  });
}

interface Measuring {
  readonly work: StudyWork;
  readonly judged: JudgedRows;
  readonly measures: readonly Measure[];
}

function scenarioRow({ name, margins }: Scenario, { work, judged, measures }: Measuring): ScenarioRow {
  const { kept, clusters } = judged;
  const before = { weights: judged.weights, clusters };
  const own = judged.weights ?? new Float64Array(work.table.rows).fill(1);
  const weights = raked(
    own,
    kept,
    Object.entries(margins).map(([attribute, shares]) => marginOf(attribute, shares, judged, work.table.rows)),
  );
  if (weights === null) return { name, margins, reason: "shares_impossible", effectiveRows: null, measures: [], groups: [], gaps: [] };
  const after = { weights, clusters };
  const alpha = alphaOf(work.plan) / 2;
  const others = [...judged.groups].filter(([attribute]) => !Object.hasOwn(margins, attribute));
  return {
    ...{ name, margins, reason: null },
    effectiveRows: { before: kish(own, kept), after: kish(weights, kept) },
    measures: measures.flatMap(({ metric, values }) => {
      const [then, now] = [rowMean(values, kept, before), rowMean(values, kept, after)];
      return then === null || now === null ? [] : [{ metric, before: then.value, after: limited(now, alpha), sampled: now }];
    }),
    groups: measures.flatMap(({ metric, values }) =>
      [...judged.groups].flatMap(([attribute, groups]) =>
        [...groups].map(([group, rows]) => {
          const [then, now] = [rowMean(values, rows, before), rowMean(values, rows, after)];
          return {
            ...{ metric, by: [attribute], group: { [attribute]: group }, rows: now?.rows ?? 0 },
            ...{ before: then?.value ?? null, after: now && limited(now, alpha), sampled: now },
          };
        }),
      ),
    ),
    gaps: measures.slice(0, 1).flatMap(({ metric, values }) =>
      others.flatMap(([attribute, groups]) => {
        const placed = [...groups].flatMap(([group, rows]) => {
          const [then, now] = rows.length < work.plan.minN ? [null, null] : [rowMean(values, rows, before), rowMean(values, rows, after)];
          return then === null || now === null ? [] : [{ group, then, now }];
        });
        if (placed.length < 2) return [];
        const [higher, lower] = [
          placed.reduce((best, one) => (one.then.value > best.then.value ? one : best)),
          placed.reduce((best, one) => (one.then.value < best.then.value ? one : best)),
        ];
        if (higher === lower) return [];
        const limits = limitsOfDifference(higher.now, lower.now, alpha);
        return [
          {
            ...{ metric, by: [attribute], higher: { [attribute]: higher.group }, lower: { [attribute]: lower.group } },
            before: higher.then.value - lower.then.value,
            after: { value: higher.now.value - lower.now.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null },
          },
        ];
      }),
    ),
  };
}

function limited(mean: RowMean, alpha: number): WorstNumber {
  const limits = limitsOfMean(mean, alpha);
  return { value: mean.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
}

/** @source Kish (1965), Survey Sampling, §11.7 */
function kish(weights: Float64Array, rows: Int32Array): number {
  const own = Float64Array.from(rows, (row) => weights[row]!).sort();
  const [sum, squares] = own.reduce(([s, q], weight) => [s! + weight, q! + weight * weight], [0, 0]);
  return squares! > 0 ? sum! ** 2 / squares! : 0;
}

function marginOf(attribute: string, shares: Readonly<Record<string, number>>, { groups }: JudgedRows, rows: number) {
  const own = groups.get(attribute);
  if (own === undefined)
    throw fault("EH200", `a scenario sets shares of ${attribute}, by which no groups are told apart`, {
      help: [`attributes: ${[...groups.keys()].join(", ") || "none; --sensitive sex,race"}`],
    });
  const names = [...own.keys()];
  for (const [group, share] of Object.entries(shares)) {
    const near = suggest(group, names);
    if (!names.includes(group))
      throw fault("EH200", `a scenario sets the share of ${attribute} ${group}, and nobody is in that group`, {
        help: [near === null ? `groups: ${names.join(", ")}` : `did you mean ${near}?`],
      });
    if (!(share >= 0 && share <= 1))
      throw fault("EH200", `the share of ${group} is ${share}`, { help: ["a share is a number from 0 to 1"] });
  }
  const groupOf = new Int32Array(rows).fill(-1);
  names.forEach((group, place) => {
    for (const row of own.get(group)!) groupOf[row] = place;
  });
  return { groupOf, shares: names.map((group) => shares[group] ?? null) };
}
