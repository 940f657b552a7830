import { MISSING } from "../../disparities/row.js";
import { disturbable } from "../../perturbations/disturbing.js";
import { perturbations as shelf } from "../../perturbations/index.js";
import type { Perturbation } from "../../perturbations/perturbation.js";
import type { StressSettings } from "../../policy/stress-settings.js";
import { alphaOf } from "../measure-plan.js";
import { type Budget, budgetOf } from "../studies/budget.js";
import type { ModelWork } from "../studies/study.js";
import { adversarial } from "./adversarial.js";
import type { StressBlocks } from "./blocks.js";
import type { ExpectationRow } from "./expectation-row.js";
import { expectationRow } from "./expectations.js";
import { flipGap } from "./flip-gap.js";
import { type FollowedMeasure, followedMeasures } from "./followed-measures.js";
import { follow } from "./moves.js";
import { type Planned, plannedStrikes } from "./planned.js";
import type { RobustnessRow, StressedGroup } from "./row.js";
import { served } from "./serving.js";
import { stressedGroup } from "./stressed-group.js";
import { strike } from "./strike.js";
import { type Subject, subjectOf } from "./subject.js";
import { survivalRows } from "./survival.js";
import { addRepeat, emptyTally, type Tally } from "./tally.js";

interface Carrying {
  readonly subject: Subject;
  readonly asked: readonly FollowedMeasure[];
  readonly tallied: { evals: number; unchanged: number; shortened: number };
  readonly budget: Budget;
}

/**
 * Disturbs the data in every way that was asked for, asks the model again about the rows that truly changed, and counts by group
 * whose decisions become others.
 *
 * Draws hang on the seed and on what rows hold: the same for every order of rows, batch and interruption. Throws EH101, EH200,
 * EH203, EH304 and EH307.
 *
 * @source by group: explain-robust study; the single measures name theirs
 */
export async function stress(work: ModelWork, settings: StressSettings): Promise<StressBlocks> {
  const { bound, model, plan } = work;
  const subject = await subjectOf(work, settings.rows);
  const { facts, table, given } = subject;
  const perturbations: readonly Perturbation[] = [...shelf, ...settings.own];
  const attributes = bound.attributes.map(({ name }) => name);
  const planned = plannedStrikes(settings, { table, given, attributes, perturbations, hasLabel: facts.label !== null });
  const asked = followedMeasures(work, settings.measures, subject);
  const tallied = { evals: table.rows, unchanged: 0, shortened: 0 };
  const budget = budgetOf({ ...settings, clock: work.clock });
  budget.spend(table.rows);
  // Each part that is asked for has an equal share of what is left; disturbances, which ask for the most, come last.
  let parts = (settings.expectations.length > 0 ? 1 : 0) + (settings.serving ? 1 : 0) + (settings.adversarial === null ? 0 : 1) + 1;
  const share = (): Budget => budget.part(parts--);
  const expectations = settings.expectations.length === 0 ? [] : await expected(work, subject, settings, share());
  const answers = settings.serving ? await served(work, subject, share()) : null;
  if (answers?.latency != null) work.onLatency?.(answers.latency);
  const nearest =
    settings.adversarial === null
      ? null
      : await adversarial(work, subject, { settings: settings.adversarial, budget: share().atMost(settings.adversarial.maxEvals) });
  tallied.evals += expectations.reduce((sum, row) => sum + row.rows * row.values, 0) + (answers?.evals ?? 0) + (nearest?.asked ?? 0);
  const data = disturbable(table, plan.seed);
  const rows: RobustnessRow[] = [];
  for (const [i, one] of planned.entries()) {
    work.onProgress?.(`stress, ${i + 1} of ${planned.length}, ${one.perturbation.title.toLowerCase()}`);
    rows.push(budget.spent() ? unmeasured(one) : await carriedOut(work, one, { subject, asked, tallied, budget }, data));
  }
  const skipped = rows.filter(({ reason }) => reason === "budget_spent").length;
  return {
    robustness: rows,
    adversarial: nearest,
    expectations,
    serving: answers?.serving ?? null,
    stress: {
      rowsUsed: table.rows,
      rowsKept: subject.rowsKept,
      threshold: subject.threshold,
      columns: given.filter((name) => !attributes.includes(name)),
      leftOut: given.filter((name) => attributes.includes(name)).map((column) => ({ column, reason: "protected_attribute" })),
      repeats: settings.repeats,
      tolerance: settings.tolerance,
      ...tallied,
      planned: planned.length,
      skipped,
      cut: [
        ...(skipped + tallied.shortened > 0 ? (["disturbances"] as const) : []),
        ...(expectations.some(({ truncated }) => truncated) ? (["expectations"] as const) : []),
        ...(answers?.serving.truncated ? (["serving"] as const) : []),
        ...(nearest?.truncated ? (["adversarial"] as const) : []),
      ],
      survival: survivalRows(rows, {
        tolerance: settings.tolerance,
        alpha: alphaOf(plan),
        minN: plan.minN,
        steps: (test) => perturbations.find(({ id }) => id === test)!.ladder.length,
      }),
      model: { adapter: model.adapter, ...model.facts() },
    },
  };
}

/** What is expected of single features, one after the other with an equal share of the budget. */
async function expected(
  work: ModelWork,
  subject: Subject,
  { expectations }: StressSettings,
  budget: Budget,
): Promise<readonly ExpectationRow[]> {
  const rows: ExpectationRow[] = [];
  for (const [i, one] of expectations.entries()) {
    work.onProgress?.(`stress, what is expected of ${one.feature}`);
    rows.push(await expectationRow(work, subject, { asked: one, budget: budget.part(expectations.length - i) }));
  }
  return rows;
}

async function carriedOut(
  work: ModelWork,
  planned: Planned,
  { subject, asked, tallied, budget }: Carrying,
  data: ReturnType<typeof disturbable>,
): Promise<RobustnessRow> {
  const { confidence } = work.plan;
  const { scored, facts, decide } = subject;
  const before = decide?.(scored) ?? null;
  const tally = emptyTally(subject.table.rows);
  const followed = follow(asked, subject);
  let repeats = 0;
  for (; repeats < planned.repeats && (repeats === 0 || !budget.spent()); repeats++) {
    work.signal?.throwIfAborted();
    const struck = await strike(work, subject, { data, planned, repeat: repeats });
    tallied.evals += struck.asked;
    budget.spend(struck.asked);
    tallied.unchanged += struck.unchanged;
    const { values } = struck.scored;
    addRepeat(tally, { values, decisions: decide?.(struck.scored) ?? null, changed: struck.changed }, subject, before);
    followed.add(values, struck.facts);
  }
  if (repeats < planned.repeats) tallied.shortened++;
  const weighing = { weights: facts.weights, confidence, decided: decide !== null };
  const byGroup = groupsOf(tally, subject, weighing);
  const { minN } = work.plan;
  return {
    ...placeOf(planned),
    repeats,
    reason: null,
    everybody: stressedGroup(tally, facts.kept, { by: [], group: {} }, weighing),
    byGroup,
    gaps: [...facts.groups.keys()].map((by) =>
      flipGap(
        [by],
        byGroup.filter((one) => one.by[0] === by),
        { minN, level: { alpha: alphaOf(work.plan), limit: null } },
      ),
    ),
    measures: followed.rows({ confidence, minN }),
  };
}

/** Each group of each attribute, and the rows without one. */
function groupsOf(tally: Tally, { facts }: Subject, weighing: Parameters<typeof stressedGroup>[3]): readonly StressedGroup[] {
  return [...facts.groups].flatMap(([by, parts]) => {
    const placed = new Set([...parts.values()].flatMap((rows) => [...rows]));
    const missing = facts.kept.filter((row) => !placed.has(row));
    return [...parts, ...(missing.length > 0 ? [[MISSING, missing] as const] : [])].map(([group, rows]) =>
      stressedGroup(tally, rows, { by: [by], group: { [by]: group } }, weighing),
    );
  });
}

const placeOf = ({ perturbation: { id, title, unit }, check, columns, together, severity, amount }: Planned) => ({
  ...{ test: id, title, check, columns, together, severity, amount, unit },
});

const unmeasured = (planned: Planned): RobustnessRow => ({
  ...placeOf(planned),
  repeats: 0,
  reason: "budget_spent",
  everybody: null,
  byGroup: [],
  gaps: [],
  measures: [],
});
