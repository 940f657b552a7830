import type { CubeQuery } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { SeriesQuery } from "../../cube/series.js";
import type { Engine, EngineId } from "../../engines/engine.js";
import type { Findings } from "./findings.js";
import type { ScoreScale } from "./score-scale.js";

/** A score bound to its column. */
export interface BoundScore {
  readonly column: string;
  /** Whether every score lies from 0 to 1. */
  readonly probability: boolean;
  readonly missing: number;
  /** Applied to every score before anything is measured; null = none. */
  readonly scale: ScoreScale | null;
}

/** Different scores that are kept apart; more are put in bins whose certificate is reported. */
const MOST_SCORES: Readonly<Record<EngineId, number>> = { memory: 250_000, duckdb: 50_000 };
/** With clusters every number is computed again without each of them. */
const MOST_CLUSTERED = 20_000;

/** The score's column; warns of one that is not a probability. null when it holds texts or nothing, which is then reported. */
export async function bindScore(
  engine: Engine,
  column: string,
  { where, found, scale }: { readonly where: Predicate | undefined; readonly found: Findings; readonly scale: ScoreScale | null },
): Promise<BoundScore | null> {
  if (engine.columns.find(({ name }) => name === column)?.kind !== "number") {
    found.fault("EH114", `score "${column}" holds texts`, { help: [`a decision is given by --prediction ${column}`] });
    return null;
  }
  const { min, max, missing } = await engine.range(column, where);
  if (min === null || max === null) return { column, probability: false, missing, scale };
  if (scale !== null && (scale === "sigmoid" || (min >= 0 && max <= 100))) {
    found.remark("EH115", `${column}, from ${min} to ${max}, is read as ${scale === "sigmoid" ? "a logit" : "a percentage"}`, {}, "note");
    return { column, probability: true, missing, scale };
  }
  if (scale === null && min >= 0 && max <= 1) return { column, probability: true, missing, scale };
  const looks = min < 0 ? "logits?" : max <= 100 ? "percent?" : "not probabilities";
  found.remark("EH115", `${column} goes from ${min} to ${max}: ${looks}`, {
    help: ["calibration needs scores between 0 and 1; decisions at a threshold do not"],
  });
  return { column, probability: false, missing, scale };
}

/** The distribution of the score by everything that a query counts by, except the decision. */
export function scoreQuery({ column, scale }: BoundScore, { axes, ...rest }: CubeQuery, engine: EngineId): SeriesQuery {
  const { prediction: _, ...others } = axes;
  const most = "cluster" in axes ? Math.min(MOST_CLUSTERED, MOST_SCORES[engine]) : MOST_SCORES[engine];
  // Bins are certified on the scale on which they were made.
  return { of: { column }, axes: others, ...rest, ...(scale === null && { most }) };
}
