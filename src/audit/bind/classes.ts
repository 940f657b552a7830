import type { Predicate } from "../../cube/predicate.js";
import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import { byTextOrNumber } from "./attributes.js";
import type { Findings } from "./findings.js";
import type { BoundOutcome } from "./outcome.js";

/** Classes above which a column is not one of classes: their tables grow with the square. */
export const MOST_CLASSES = 50;

/** Label and prediction of more than two classes. */
export interface BoundClasses {
  readonly label: BoundOutcome | null;
  readonly prediction: BoundOutcome | null;
  /** Every class that occurs in one of the two. */
  readonly names: readonly string[];
}

/** Both columns as classes; what cannot be read so is reported. */
export async function bindClasses(
  engine: Engine,
  { columns, outcome }: AuditRequest,
  { where, found }: { readonly where: Predicate | undefined; readonly found: Findings },
): Promise<BoundClasses> {
  const names = new Set<string>();
  const bindOne = async (role: "label" | "prediction", column: string | null): Promise<BoundOutcome | null> => {
    if (column === null) return null;
    const { values, distinct, missing } = await engine.values(column, MOST_CLASSES, where);
    if (distinct > MOST_CLASSES) {
      found.fault("EH130", `${role} "${column}" has ${distinct} different values, at most ${MOST_CLASSES} classes are audited`, {
        evidence: [
          `among them: ${values
            .slice(0, 5)
            .map(({ text }) => text)
            .join(", ")}`,
        ],
        help: ["--task regression when they are amounts, or join classes before the audit"],
      });
      return null;
    }
    for (const { text } of values) names.add(text);
    return { axis: { kind: "category", column }, facts: { column, positive: [], negative: [], threshold: null }, missing };
  };
  const bound = { label: await bindOne("label", columns.label), prediction: await bindOne("prediction", columns.prediction) };
  if (bound.prediction === null && columns.prediction === null && outcome.threshold !== null)
    found.fault("EH130", "a threshold makes two classes of a score, the task has more", {
      help: ["--task binary, or --prediction COLUMN"],
    });
  if (names.size > MOST_CLASSES && bound.label !== null && bound.prediction !== null) {
    found.fault(
      "EH130",
      `label "${columns.label}" and prediction "${columns.prediction}" have ${names.size} classes together, at most ${MOST_CLASSES} are audited`,
      { help: ["are they written alike in both columns?"] },
    );
  }
  return { ...bound, names: [...names].sort(byTextOrNumber) };
}
