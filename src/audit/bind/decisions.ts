import { tallyWhere } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import type { BoundAttribute } from "./attributes.js";
import type { Findings } from "./findings.js";
import { type BoundOutcome, cutAt } from "./outcome.js";

interface Context {
  readonly where: Predicate | undefined;
  readonly found: Findings;
}

/** Reports a score whose cut disagrees with the decisions given beside it. */
export async function checkAgreement(
  engine: Engine,
  request: AuditRequest,
  prediction: BoundOutcome,
  { where, found }: Context,
): Promise<void> {
  const { score, prediction: column } = request.columns;
  const { threshold } = request.outcome;
  if (score === null || column === null || threshold === null) return;
  const cut = cutAt(score, threshold, 0).axis;
  const cube = await engine.cube({ axes: { cut, given: prediction.axis }, ...(where && { where }) });
  const both = tallyWhere(cube, (cell) => cell.cut !== null && cell.given !== null).n;
  const differ = tallyWhere(cube, (cell) => cell.cut !== null && cell.given !== null && cell.cut !== cell.given).n;
  if (differ === 0) return;
  found.fault("EH124", `${score} >= ${threshold} and ${column} disagree in ${differ} of ${both} rows`, {
    help: [`leave out --prediction ${column}, or correct --threshold`],
  });
}

/** Reports decisions that some rows lack, with the groups they are of: who lacks a decision is rarely a matter of chance. */
export async function checkMissingDecisions(
  engine: Engine,
  request: AuditRequest,
  { prediction, attribute }: { readonly prediction: BoundOutcome; readonly attribute: BoundAttribute | null },
  { where, found }: Context,
): Promise<void> {
  if (prediction.missing === 0 || request.missingPrediction !== "error") return;
  const evidence: string[] = [];
  if (attribute !== null) {
    const cube = await engine.cube({ axes: { group: attribute.axis, decision: prediction.axis }, ...(where && { where }) });
    const shares = [null, ...attribute.groups].map((group) => {
      const of = (missing: "only" | "all"): number =>
        tallyWhere(cube, (cell) => attribute.group(cell.group ?? null) === group && (missing === "all" || cell.decision === null)).n;
      return { group: group ?? "(missing)", missing: of("only"), n: of("all") };
    });
    const worst = shares.filter(({ missing }) => missing > 0).sort((a, b) => b.missing / b.n - a.missing / a.n);
    evidence.push(
      ...worst.slice(0, 4).map(({ group, missing, n }) => `${group}: ${missing} of ${n} (${((100 * missing) / n).toFixed(1)}%)`),
    );
  }
  found.fault("EH116", `${prediction.facts.column} is empty in ${prediction.missing} rows`, {
    evidence: [...evidence, "dropping them could hide a difference between groups"],
    help: ["fix it upstream, or state it: --missing-prediction negative, or --missing-prediction drop"],
  });
}

/** Warns of a score that is not a probability. */
export async function checkScore(engine: Engine, column: string, { where, found }: Context): Promise<void> {
  if (engine.columns.find(({ name }) => name === column)?.kind !== "number") {
    found.fault("EH114", `score "${column}" holds texts`, { help: [`a decision is given by --prediction ${column}`] });
    return;
  }
  const { min, max } = await engine.range(column, where);
  if (min === null || max === null || (min >= 0 && max <= 1)) return;
  const looks = min < 0 ? "logits?" : max <= 100 ? "percent?" : "not probabilities";
  found.remark("EH115", `${column} goes from ${min} to ${max}: ${looks}`, {
    help: ["calibration needs scores between 0 and 1; decisions at a threshold do not"],
  });
}
