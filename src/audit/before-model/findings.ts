import type { AssociationRow } from "./row.js";

/** From here on a feature is said to stand for an attribute. */
export const STRONG = { auc: 0.8, strength: 0.25 } as const;
/** From here on a feature is said to predict the label. */
export const LEAKING = { auc: 0.98, strength: 0.9 } as const;

type Found = Omit<AssociationRow, "finding">;

/** Whether there is more than chance; of clustered rows nothing is known, and the marks alone count. */
const beyondChance = ({ adjusted }: Found, alpha: number): boolean => adjusted === null || adjusted < alpha;

const reaches = ({ auc, strength }: Found, marks: typeof STRONG | typeof LEAKING): boolean =>
  (auc ?? 0) >= marks.auc || (strength ?? 0) >= marks.strength;

/** No row is told wrongly, and values repeat, so that this is no accident of many values. */
const determines = ({ strength }: Found): boolean => strength !== null && strength > 1 - 1e-9;

/** What is to be said of a feature and an attribute. */
export function proxyFinding(row: Found, alpha: number): AssociationRow["finding"] {
  if (row.information === null || !beyondChance(row, alpha)) return null;
  if (determines(row)) return row.levels === 2 ? "equals" : "determines";
  return reaches(row, STRONG) ? "strong" : null;
}

/** What is to be said of a feature and the label. */
export function leakFinding(row: Found, alpha: number): AssociationRow["finding"] {
  if (row.information === null || !beyondChance(row, alpha)) return null;
  if (determines(row)) return row.levels === 2 ? "equals" : "determines";
  return (row.auc ?? 0) === 1 ? "determines" : reaches(row, LEAKING) ? "predicts" : null;
}
