import { fault } from "../../errors.js";
import { certificateOf, thresholdsOf } from "../../explanations/expectations/certificate.js";
import { sweepOf } from "../../explanations/expectations/sweep.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import { hasTrees } from "../../models/open-model.js";
import { columnShape, quantileOf } from "../../perturbations/column-shape.js";
import type { Expectation } from "../../policy/stress-settings.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import { suggest } from "../../suggest.js";
import { type Column, encoded, type Table } from "../../table/table.js";
import type { Budget } from "../studies/budget.js";
import type { ModelWork } from "../studies/study.js";
import type { ExpectationCertificate, ExpectationRow } from "./expectation-row.js";
import { type Subject, scoredBy, withOnly } from "./subject.js";

/** Rows that are swept, and values of a feature where the model's own steps are not known, or are more. */
const MOST_ROWS = 500;
const MOST_VALUES = 21;
const MOST_STEPS = 256;

/** Rows that are asked about at most: of open trees every step may be tried. */
export const expectationEvals = (rows: number, trees: boolean): number =>
  Math.min(MOST_ROWS, rows) * (trees ? 2 * MOST_STEPS + 2 : MOST_VALUES + 2);

/**
 * What the score of each row does while one feature goes through its values: whether it rises, falls or stays as expected.
 *
 * The values are those at which trees can change their mind, so that a sweep over them misses nothing between the smallest and the
 * largest that occur; of other models quantiles of the values that occur. Equal scores are no violation. Of trees a certificate says
 * what holds for every possible row. Throws EH101 for a feature that the model does not read.
 *
 * @source directional expectation tests: Ribeiro et al. (2020), CheckList, ACL, §2; the certificate: see `certificateOf`
 */
export async function expectationRow(
  work: ModelWork,
  subject: Subject,
  { asked, budget }: { readonly asked: Expectation; readonly budget: Budget },
): Promise<ExpectationRow> {
  const { table, given, facts } = subject;
  const { feature, expected, tolerance } = asked;
  if (!given.includes(feature)) throw unknownFeature(feature, given);
  const column = table.columns.get(feature)!;
  const { values, exact } = sweptValues(work, column, feature);
  const wanted = Math.min(MOST_ROWS, facts.kept.length);
  const rows = facts.kept.subarray(0, Math.min(wanted, Math.floor(budget.left() / Math.max(1, values.length))));
  const certificate = certificateFor(work, asked);
  const place = { check: asked.check, feature, expected, tolerance };
  if (column.kind === "category" && expected !== "invariant") return { ...place, ...nothing("needs_numbers"), certificate };
  if (values.length < 2) return { ...place, ...nothing("one_value"), certificate };
  if (wanted === 0) return { ...place, ...nothing("empty_group"), certificate };
  if (rows.length === 0 || budget.spent()) return { ...place, ...nothing("budget_spent"), truncated: true, certificate };
  budget.spend(rows.length * values.length);
  const scores = await sweptScores(work, subject, { rows, feature, values });
  const moves = Array.from(rows, (_, i) => sweepOf(scores.subarray(i * values.length, (i + 1) * values.length)));
  const against = (direction: ExpectationRow["direction"]) =>
    moves.map((move) =>
      direction === "increase"
        ? { move: move.fall, from: move.fallFrom, to: move.fallTo }
        : direction === "decrease" || move.rise > move.fall
          ? { move: move.rise, from: move.riseFrom, to: move.riseTo }
          : { move: move.fall, from: move.fallFrom, to: move.fallTo },
    );
  const broken = (direction: ExpectationRow["direction"]): number => against(direction).filter(({ move }) => move > tolerance).length;
  const direction =
    expected === "invariant"
      ? null
      : expected !== "monotone"
        ? expected
        : broken("decrease") < broken("increase")
          ? "decrease"
          : "increase";
  const found = against(direction);
  const worst = found.reduce((most, one) => (one.move > most.move ? one : most));
  const share = shareOf(work.plan.confidence);
  const violated = new Set(rows.filter((_, i) => found[i]!.move > tolerance));
  return {
    ...place,
    direction,
    reason: null,
    rows: rows.length,
    truncated: rows.length < wanted,
    values: values.length,
    exact,
    ...share(rows, violated),
    largest: worst.move > tolerance ? { move: worst.move, from: String(values[worst.from]), to: String(values[worst.to]) } : null,
    byGroup: [...facts.groups].flatMap(([by, parts]) =>
      [...parts].map(([group, all]) => {
        const within = all.filter((row) => row < MOST_ROWS);
        return { by: [by], group: { [by]: group }, rows: within.length, ...share(within, violated) };
      }),
    ),
    certificate,
  };
}

function shareOf(confidence: number) {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  return (rows: Int32Array, violated: ReadonlySet<number>) => {
    const violations = rows.filter((row) => violated.has(row)).length;
    if (rows.length === 0) return { violations, rate: null, lower: null, upper: null };
    return { violations, rate: violations / rows.length, ...wilson(violations / rows.length, rows.length, z) };
  };
}

const nothing = (reason: string) =>
  ({
    ...{ direction: null, reason, rows: 0, truncated: false, values: 0, exact: false, violations: 0, rate: null, lower: null, upper: null },
    largest: null,
    byGroup: [],
  }) as const;

function unknownFeature(feature: string, given: readonly string[]) {
  const near = suggest(feature, given);
  return fault("EH101", `the model reads no column "${feature}", so nothing can be expected of it`, {
    help: [near === null ? `columns: ${given.join(", ")}` : `did you mean ${near}?`],
  });
}

/** Values to go through, from small to large; texts by how often they occur. */
function sweptValues(
  { model }: ModelWork,
  column: Column,
  feature: string,
): { readonly values: readonly (number | string)[]; readonly exact: boolean } {
  const shape = columnShape(column);
  if (column.kind === "category") {
    const held = column.levels.map((text, code) => ({ text, rows: shape.counts[code]! })).filter(({ rows }) => rows > 0);
    const values = held.sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1)).slice(0, MOST_VALUES);
    return { values: values.map(({ text }) => text), exact: values.length === held.length };
  }
  const [least, most] = [shape.sorted[0], shape.sorted.at(-1)];
  if (least === undefined || most === undefined) return { values: [], exact: false };
  if (hasTrees(model)) {
    const place = model.ensemble.features.findIndex(({ name }) => name === feature);
    const steps = thresholdsOf(model.ensemble, place).filter((value) => value > least && value < most);
    // Between two thresholds the trees say one thing; a threshold itself stands for the side on which they put it.
    if (steps.length <= MOST_STEPS)
      return { values: [...new Set([least, ...steps.flatMap((step) => [step, above(step)]), most])].sort((a, b) => a - b), exact: true };
  }
  const even = Array.from({ length: MOST_VALUES }, (_, i) => quantileOf(shape, i / (MOST_VALUES - 1)));
  const values = [...new Set([least, ...even, most])].sort((a, b) => a - b);
  return { values, exact: false };
}

/** The next number in single precision, so that it lies above for libraries that round. */
function above(value: number): number {
  const rounded = Math.fround(value);
  const step = Math.abs(rounded) * 2 ** -22 || 1e-30;
  return Math.fround(rounded + step);
}

interface Swept {
  readonly rows: Int32Array;
  readonly feature: string;
  readonly values: readonly (number | string)[];
}

/** Scores of each row under each value, row by row; of several classes, of the last. */
async function sweptScores(work: ModelWork, { table, given }: Subject, { rows, feature, values }: Swept): Promise<Float64Array> {
  const repeated = Int32Array.from({ length: rows.length * values.length }, (_, i) => rows[Math.floor(i / values.length)]!);
  const part = withOnly(table, given);
  const valueAt = (i: number): number | string => values[i % values.length]!;
  const column: Column =
    part.columns.get(feature)!.kind === "number"
      ? { kind: "number", values: Float64Array.from(repeated, (_, i) => Number(valueAt(i))) }
      : encoded(repeated.length, (i) => String(valueAt(i)));
  const swept: Table = {
    rows: repeated.length,
    columns: new Map([...part.columns].map(([name, one]) => [name, name === feature ? column : taken(one, repeated)])),
  };
  return (await scoredBy(work, swept)).values;
}

/** What the trees themselves show. The score rises and falls with the raw one where it is a rising function of it. */
function certificateFor({ model }: ModelWork, { feature, expected }: Expectation): ExpectationCertificate | null {
  if (!hasTrees(model)) return null;
  const none = (reason: string): ExpectationCertificate => ({ status: "none", reason, most: null });
  const { features, transform } = model.ensemble;
  const place = features.findIndex(({ name }) => name === feature);
  if (place < 0) return none("not_read");
  if (transform.kind === "softmax") return none("several_scores");
  const found = certificateOf(model.ensemble, place);
  if (typeof found === "string") return none(found);
  const { mostFall, mostRise } = found;
  const most =
    expected === "increase"
      ? mostFall
      : expected === "decrease"
        ? mostRise
        : expected === "invariant"
          ? Math.max(mostFall, mostRise)
          : Math.min(mostFall, mostRise);
  return { status: most === 0 ? "holds" : "open", reason: null, most };
}
