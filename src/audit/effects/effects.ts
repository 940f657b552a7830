import { gridOf, pointsOf } from "../../explanations/effects/grid.js";
import type { EffectsSettings } from "../../policy/effects-settings.js";
import { usualImportance } from "../../policy/importance-settings.js";
import { normalQuantile } from "../../stats/normal.js";
import { givenColumns } from "../importance/features.js";
import type { Importance } from "../importance/row.js";
import { rowFacts } from "../importance/row-facts.js";
import { spentBy } from "../studies/spent-by.js";
import type { ModelWork } from "../studies/study.js";
import { featureEffect, iceOf, type Looking, withoutCurves } from "./curves.js";
import { type ExplainedClass, explainedClasses } from "./explained-classes.js";
import { explainedNumber } from "./explained-number.js";
import { interactionEvals, interactionsOf, MOST_ASKED } from "./interactions.js";
import { drawnRows, lookedAt } from "./looked-at.js";
import type { ClassEffects, Effects, FeatureEffect, Interactions } from "./row.js";

/**
 * How the model's number moves with each feature: partial dependence and accumulated local effects, of everybody and of each group,
 * with limits; and what features do together.
 *
 * Of trees it is the raw score, exactly over every row; other models are asked about a sample that depends on the seed and on
 * what rows hold. Features that nobody names are those on which most rests by `importance`, else those with the steepest
 * curves. Of classes, see `explainedClasses`. Throws EH101, EH200, EH304 and EH307.
 *
 * @source Friedman (2001), Ann. Stat. 29:1189–1232, §8.2; Apley & Zhu (2020), J. R. Stat. Soc. B 82:1059–1086; Friedman & Popescu (2008), Ann. Appl. Stat. 2:916–954, §8.1
 */
export async function effects(work: ModelWork, settings: EffectsSettings, importance: Importance | null): Promise<Effects> {
  const [first = null, ...others] = explainedClasses(work, settings.class) ?? [];
  const found = await effectsOfClass(work, settings, { importance, of: first });
  const otherClasses: ClassEffects[] = [];
  for (const of of others) otherClasses.push(await effectsOfClass(work, settings, { importance, of }));
  return { ...found, otherClasses };
}

interface Whose {
  readonly importance: Importance | null;
  readonly of: ExplainedClass | null;
}

async function effectsOfClass(work: ModelWork, settings: EffectsSettings, { importance, of }: Whose): Promise<ClassEffects> {
  const { table, bound, request, plan, model, onProgress } = work;
  const facts = rowFacts(table, bound, request);
  const given = givenColumns(table, model, request, { ...usualImportance, features: settings.features });
  const explained = explainedNumber(work, of);
  const looked = lookedAt(table, {
    facts,
    most: explained.trees === null ? settings.rows : null,
    minN: plan.minN,
    seed: plan.seed,
    purpose: "effects",
  });
  const z = normalQuantile((1 + plan.confidence) / 2);
  const looking: Looking = { table, given, explained, looked, points: settings.points, z };
  const spent = spentBy(settings, work.clock);
  const room = (evals: number): boolean => !spent() && (settings.maxEvals === null || explained.evals() + evals <= settings.maxEvals);
  const ranking = { importance, seed: plan.seed, room };
  const { chosenBy, names } = await chosen(settings, looking, ranking);
  const features: FeatureEffect[] = [];
  for (const [i, name] of names.entries()) {
    onProgress?.(`effects, feature ${i + 1} of ${names.length}`);
    // At most: the grid, and two to three a row for the local effects.
    const most = looked.rows.length * (3 + (explained.trees === null ? pointsAt(name, looking) : 0));
    features.push(room(most) ? await featureEffect(name, looking) : withoutCurves(name, table, "budget_spent"));
  }
  let interactions: Interactions | null = null;
  let left = features.some(({ reason }) => reason === "budget_spent");
  if (settings.interactions) {
    onProgress?.("interactions of features");
    // Pairs of those above; where they are few, with the next in rank.
    const more = explained.trees === null && names.length < MOST_ASKED ? (await ranked(looking, ranking)).names : [];
    const pairs = [...new Set([...names, ...more])].slice(0, MOST_ASKED);
    const asks = explained.trees === null ? interactionEvals(looked.rows.length, pairs.length) : 0;
    if (room(asks)) interactions = await interactionsOf({ table, given, explained, looked, features: pairs, seed: plan.seed });
    else left = true;
  }
  return {
    unit: explained.unit,
    className: explained.className,
    method: explained.trees === null ? "asked" : "leaves",
    chosenBy,
    features,
    others: given.filter((name) => !names.includes(name)),
    small: looked.small,
    rowsUsed: looked.rows.length,
    rows: facts.kept.length,
    evals: explained.evals(),
    truncated: left,
    interactions,
  };
}

/** Points of a feature's grid: of categories every one, however many were asked for. */
function pointsAt(name: string, { table, looked, points }: Looking): number {
  const grid = gridOf(table.columns.get(name)!, looked.rows, { points });
  return grid === null ? 0 : pointsOf(grid);
}

interface Chosen {
  readonly chosenBy: ClassEffects["chosenBy"];
  readonly names: readonly string[];
}

interface Ranking {
  readonly importance: Importance | null;
  readonly seed: number;
  /** Whether the budget holds so many rows more. */
  room(evals: number): boolean;
}

/** Rows and points for a first look at every feature. */
export const [FIRST_ROWS, FIRST_POINTS] = [200, 8];

async function chosen({ features, most }: EffectsSettings, looking: Looking, ranking: Ranking): Promise<Chosen> {
  if (features.length > 0) return { chosenBy: "named", names: features };
  const { chosenBy, names } = await ranked(looking, ranking);
  return { chosenBy, names: names.slice(0, most) };
}

/** The features, those first on which most rests by importance, or else those whose curves are steepest in a first look. */
async function ranked({ given, table, looked, ...looking }: Looking, { importance, seed, room }: Ranking): Promise<Chosen> {
  const important = (importance?.features ?? []).filter(
    ({ value, columns }) => value !== null && columns.every((name) => given.includes(name)),
  );
  if (important.length > 0) {
    const names = [...important].sort((a, b) => b.value! - a.value!).flatMap(({ columns }) => columns);
    return { chosenBy: "importance", names: [...new Set(names)] };
  }
  const rows = drawnRows(looked.rows, { most: FIRST_ROWS, seed, purpose: "steepness" });
  const few = { ...looking, given, table, looked: { ...looked, rows } };
  const steep: { readonly name: string; readonly range: number }[] = [];
  for (const name of given) {
    const grid = gridOf(table.columns.get(name)!, rows, { points: FIRST_POINTS });
    if (grid === null || pointsOf(grid) < 2) continue;
    // Without room for a look at all of them, they are taken as they stand in the data.
    if (!room(looking.explained.trees === null ? rows.length * pointsOf(grid) : 0)) return { chosenBy: "order", names: given };
    const means = (await iceOf(name, grid, few)).map((values) => values.reduce((sum, x) => sum + x, 0) / values.length);
    steep.push({ name, range: Math.max(...means) - Math.min(...means) });
  }
  const names = steep.sort((a, b) => b.range - a.range || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
  return { chosenBy: "steepness", names };
}
