import type { Metric } from "../metrics/kind/metric.js";
import { resampled } from "../metrics/kind/resampled.js";
import { notAllowed } from "./formula-fault.js";
import { formulaNames, needsOfNames } from "./formula-names.js";
import { compileFormula } from "./formula-nodes.js";

/** Longest formula that is read. */
const MOST_CHARACTERS = 500;
const ID = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;

/**
 * A metric from a user's formula over named counts and rates, e.g. "(tp + tn) / n" or "tpr - fpr".
 *
 * The text is parsed, never run: only numbers, names, + - * / ^, comparisons, and, or, not, a ? b : c and the
 * functions abs, min, max, sqrt, log, exp pass. Where a name has no value, something is divided by zero or a
 * result is not finite, the metric has none. Limits by resampling of cells.
 *
 * Counts: tp fp fn tn (weighted, of rows with label and prediction), predicted, labelled, n. Rates: every metric
 * of `known` by id or alias, save those that compare a group with the others. Throws EH204.
 */
export async function formulaMetric(id: string, text: string, known: readonly Metric[]): Promise<Metric> {
  if (!ID.test(id) || id.length > 64)
    throw notAllowed(JSON.stringify(id.slice(0, 64)), "its name is not snake_case of at most 64 characters");
  if (known.some((metric) => metric.id === id || metric.aliases.includes(id)))
    throw notAllowed(id, "its name is that of a built-in metric");
  if (text.length > MOST_CHARACTERS) throw notAllowed(id, `it has ${text.length} characters, more than ${MOST_CHARACTERS}`);
  const names = formulaNames(known);
  // Only the parser of mathjs is used: its evaluator can reach more than a formula should.
  const { parse } = await import("mathjs/number");
  const { at, used } = compileFormula(id, text, { parse, names });
  return resampled((counts, cells) => at({ counts, cells }), {
    id,
    title: id.replaceAll("_", " "),
    formula: text,
    unit: "score",
    range: [null, null],
    better: "neither",
    needs: needsOfNames(used, names),
    aliases: [],
    sentence: null,
    source: "Defined by the user",
  });
}
