import { tallyWhere } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import { type Diagnostic, diagnostic } from "../../errors.js";

interface Label {
  readonly column: string;
  readonly positive: string;
}

/** Values up to which a text feature is looked at. */
const MOST_VALUES = 50;

/** A warning for each feature that tells the label without error: it may contain the answer. */
export async function leakingFeatures(engine: Engine, features: readonly string[], label: Label): Promise<readonly Diagnostic[]> {
  const leaks: Diagnostic[] = [];
  for (const feature of features) {
    const kind = engine.columns.find(({ name }) => name === feature)?.kind;
    const leaky = kind === "number" ? await separates(engine, feature, label) : await determines(engine, feature, label);
    if (leaky)
      leaks.push(
        diagnostic("EH122", `feature "${feature}" predicts the label perfectly`, { evidence: ["AUC 1.000: it may contain the answer"] }),
      );
  }
  return leaks;
}

/** Whether every number of one class lies above every number of the other. */
async function separates(engine: Engine, column: string, { column: label, positive }: Label): Promise<boolean> {
  const isPositive: Predicate = { kind: "compare", column: label, operator: "=", value: positive };
  const isOther: Predicate = { kind: "compare", column: label, operator: "!=", value: positive };
  const yes = await engine.range(column, isPositive);
  const no = await engine.range(column, isOther);
  if (yes.min === null || yes.max === null || no.min === null || no.max === null) return false;
  return yes.min > no.max || no.min > yes.max;
}

/** Whether every value of the feature occurs with one class only, and repeats, so that this is no accident of ids. */
async function determines(engine: Engine, column: string, { column: label, positive }: Label): Promise<boolean> {
  const { distinct } = await engine.values(column, 1);
  if (distinct < 2 || distinct > MOST_VALUES) return false;
  const cube = await engine.cube({
    axes: { value: { kind: "category", column }, label: { kind: "is", column: label, values: [positive] } },
  });
  const values = new Set(cube.cells.filter(({ value, label: y }) => value !== null && y !== null).map(({ value }) => value));
  const classes = new Set(cube.cells.filter(({ value, label: y }) => value !== null && y !== null).map(({ label: y }) => y));
  return (
    classes.size === 2 &&
    [...values].every((value) => [0, 1].some((y) => tallyWhere(cube, (cell) => cell.value === value && cell.label === y).n === 0))
  );
}
