import { askedInDraw } from "../../explanations/gap/fair-sage.js";
import { exactEvals } from "../../explanations/shapley/exact-shapley.js";
import { passEvals, usualPasses } from "../../explanations/shapley/permutation-shap.js";
import type { EffectsSettings } from "../../policy/effects-settings.js";
import type { ImportanceSettings } from "../../policy/importance-settings.js";
import type { RecourseSettings } from "../../policy/recourse-settings.js";
import type { ShapleySettings } from "../../policy/shapley-settings.js";
import type { StressSettings } from "../../policy/stress-settings.js";
import type { StudySettings } from "../../policy/study-settings.js";
import type { WhySettings } from "../../policy/why-settings.js";
import { FIRST_POINTS, FIRST_ROWS } from "../effects/effects.js";
import { interactionEvals, MOST_ASKED } from "../effects/interactions.js";
import { wayEvals } from "../recourse/way-evals.js";
import { MOST_EXACT } from "../shapley/asked-contributions.js";
import { adversarialEvals } from "../stress/adversarial.js";
import { expectationEvals } from "../stress/expectations.js";
import { servedEvals } from "../stress/serving.js";
import { struckEvals } from "../stress/struck-evals.js";
import { USUAL_PASSES } from "../why/sampled.js";
import { pairsFor } from "../why/sampled-pairs.js";
import { USUAL_DRAWS } from "../why/valued.js";

/** Rows that a study may ask a model about. */
export interface RowsAsked {
  readonly least: number;
  readonly most: number;
}

/** What is known before a study begins. */
export interface Size {
  readonly rows: number;
  /** Columns that the model may read. */
  readonly features: number;
  /** Most values of a column of categories, one for a missing one among them; 0 = there is no such column. */
  readonly levels: number;
  /** Attributes that groups are told apart by, at most. */
  readonly attributes: number;
  /** Features that are numbers; as many as there are features where that is not known. */
  readonly numbers?: number;
  /** Whether the model's trees are open, so that every step of theirs may be tried. */
  readonly trees?: boolean;
}

/**
 * What each study asks for at least and at most beyond every row once; null where no bound is known. One line a study; a study that
 * asks only about the data as they are has none.
 */
export const askedBy: {
  readonly [Study in keyof StudySettings]?: (settings: NonNullable<StudySettings[Study]>, size: Size) => RowsAsked | null;
} = {
  importance,
  why,
  effects,
  shapley,
  // Draws go on until the errors are small, or the budget ends.
  sage: ({ maxEvals }) => ({ least: 0, most: maxEvals }),
  stress,
  recourse,
};

const within = (maxEvals: number | null, most: number): number => Math.min(maxEvals ?? Number.POSITIVE_INFINITY, most);

function importance({ features, together, conditional, repeats, maxRows, maxEvals }: ImportanceSettings, size: Size): RowsAsked {
  const times = (features.length > 0 ? features.length : size.features) * (conditional === "none" ? 1 : 2);
  const [rows, sampled] = maxRows === null ? [size.rows, 0] : [Math.min(size.rows, maxRows), Math.min(size.rows, maxRows)];
  const sets = Object.keys(together).length * (conditional === "none" ? 1 : 2);
  return {
    least: within(maxEvals, sampled + rows * times * repeats.least),
    most: within(maxEvals, sampled + rows * (times + sets) * repeats.most),
  };
}

/** Every gap by pairs of rows and, where the measure may be none of single rows, as the Shapley value of the gap itself. */
function why({ of, attributes, method, pairs, passes, maxEvals }: WhySettings, size: Size): RowsAsked {
  const gaps = Math.max(1, of.length) * (attributes.length > 0 ? attributes.length : size.attributes);
  // Halves of a drawing are rounded, and have two rows each at least.
  const byPairs = (pairsFor(pairs, true, size.rows) + 4) * 2 * Math.max(0, size.features - 1) * (passes ?? USUAL_PASSES);
  const byDraws = askedInDraw(size.rows, size.features) * (passes ?? USUAL_DRAWS.most);
  const each = method === "exact" ? 0 : method === "sampled" || of.length === 0 ? byPairs : Math.max(byPairs, byDraws);
  return { least: 0, most: within(maxEvals, gaps * (method === "sage" ? byDraws : each)) };
}

/** A first look where nobody names features, the curves of each, and pairs of the first few. */
function effects({ features, most, points, rows: drawn, interactions, maxEvals }: EffectsSettings, size: Size): RowsAsked {
  const rows = Math.min(size.rows, drawn);
  const first = size.features * Math.min(rows, FIRST_ROWS) * Math.max(FIRST_POINTS, size.levels);
  const looks = (features.length > 0 ? 0 : first) + (interactions ? first : 0);
  const curves = (features.length > 0 ? features.length : most) * rows * (3 + Math.max(points, size.levels));
  const pairs = interactions ? interactionEvals(rows, MOST_ASKED) : 0;
  return { least: 0, most: within(maxEvals, looks + curves + pairs) };
}

/** Rows by id, and those of everybody: each by every coalition, or by as many orders as there may be. */
function shapley({ overall, rows: own, backgroundRows: drawn, maxEvals }: ShapleySettings, size: Size): RowsAsked {
  const background = Math.min(size.rows, drawn);
  const coalitions = size.features <= MOST_EXACT ? exactEvals(size.features, background) : 0;
  const each = 1 + Math.max(coalitions, usualPasses.most * passEvals(size.features, background));
  // How many rows small groups add to those of everybody hangs on the data; there are no more than all.
  return { least: 0, most: within(maxEvals, background + ((overall ? size.rows : 0) + own.length) * each) };
}

/** The rows that are used, and what each part asks of them. */
function stress(settings: StressSettings, size: Size): RowsAsked {
  const { maxEvals, expectations, serving, adversarial } = settings;
  const rows = Math.min(size.rows, settings.rows ?? size.rows);
  const parts =
    rows +
    struckEvals(settings, { ...size, rows }) +
    expectations.length * expectationEvals(rows, size.trees ?? false) +
    (serving ? servedEvals(rows, size.features) : 0) +
    (adversarial === null ? 0 : adversarialEvals(adversarial, { rows, features: size.features }));
  // A disturbance that has begun is carried out once, whatever the budget; rows may then stand twice.
  return { least: 0, most: maxEvals === null ? parts : Math.min(parts, Math.max(rows, maxEvals) + 2 * rows) };
}

/** So many ways at most, of which one is begun only where the budget holds all that it may ask. */
function recourse({ donors, maxEvals }: RecourseSettings, { rows, features }: Size): RowsAsked {
  return { least: 0, most: within(maxEvals, rows * wayEvals({ units: features, donors, rows })) };
}
