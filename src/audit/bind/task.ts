import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { Task } from "../../metrics/kind/task.js";
import type { AuditRequest } from "../../policy/request.js";
import { MOST_CLASSES } from "./classes.js";

/** What is predicted, and what it was told from; null = the user said so, or nothing spoke against two classes. */
export interface BoundTask {
  readonly task: Task;
  readonly because: string | null;
}

/** Different whole numbers above which they are amounts rather than the codes of classes. */
const MOST_CODES = 20;

/**
 * The task that a request names, else the one that its columns show.
 *
 * A positive value, a threshold or counts of hits speak of two classes. Without them, label and prediction that both hold
 * fractions or many different numbers are amounts, and ones that share three or more values are classes.
 */
export async function taskOf(engine: Engine, { task, columns, outcome }: AuditRequest, where: Predicate | undefined): Promise<BoundTask> {
  if (task !== null) return { task, because: null };
  if (columns.query !== null || columns.rank !== null)
    return { task: "ranking", because: columns.rank === null ? "a query was named" : "a rank was named" };
  const binary = { task: "binary", because: null } as const;
  const saysTwo = [outcome.positive, outcome.negative].some(({ label, prediction }) => label !== null || prediction !== null);
  const { label, prediction } = columns;
  if (saysTwo || outcome.threshold !== null || label === null || prediction === null) return binary;
  const isNumber = (name: string): boolean => engine.columns.some((column) => column.name === name && column.kind === "number");
  if (isNumber(label) && isNumber(prediction)) {
    const [truth, guess] = [await engine.range(label, where), await engine.range(prediction, where)];
    const areAmounts = (one: typeof truth): boolean => one.distinct > MOST_CODES || !one.whole;
    if (truth.distinct > 2 && guess.distinct > 2 && (areAmounts(truth) || areAmounts(guess)))
      return { task: "regression", because: `${label} and ${prediction} hold amounts` };
  }
  const [truth, guess] = [await engine.values(label, MOST_CLASSES, where), await engine.values(prediction, MOST_CLASSES, where)];
  const known = new Set(truth.values.map(({ text }) => text));
  const shared = guess.values.filter(({ text }) => known.has(text)).length;
  if (truth.distinct < 3 || guess.distinct < 3 || Math.max(truth.distinct, guess.distinct) > MOST_CLASSES || shared < 3) return binary;
  return { task: "multiclass", because: `${label} and ${prediction} share ${shared} values` };
}
