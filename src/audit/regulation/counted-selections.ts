import type { MeasurePlan } from "../measure-plan.js";
import type { GroupRow } from "../result.js";
import type { SelectionTable } from "./row.js";
import { selectionTable } from "./selection-table.js";

const MISSING = "(missing)";

/** Favourable decisions of every grouping, as counted by the audit; a reason where the counts are no whole numbers of people. */
export function countedSelections(groups: readonly GroupRow[], plan: MeasurePlan, weighted: boolean): readonly SelectionTable[] {
  return plan.groupings.map((by) => {
    const own = groups.filter((row) => row.by.join("*") === by.join("*")).flatMap((row) => selectionsOf(row, plan));
    const known = own.filter(({ group }) => !Object.values(group).includes(MISSING));
    const rest = own.filter((row) => !known.includes(row));
    const unknown = { n: total(rest, "n"), selected: total(rest, "selected") };
    const reason = weighted ? "weighted" : own.length === 0 ? "no_decisions" : null;
    if (reason !== null)
      return { by, outcome: "selected", reference: null, n: 0, selected: 0, unknown: { n: 0, selected: 0 }, rows: [], reason };
    return selectionTable(known, { by, outcome: "selected", unknown });
  });
}

function selectionsOf({ group, metrics }: GroupRow, { favorable }: MeasurePlan) {
  const rate = metrics.selection_rate;
  if (rate?.numerator == null || rate.denominator === null) return [];
  const selected = favorable === "positive" ? rate.numerator : rate.denominator - rate.numerator;
  return [{ group, n: rate.denominator, selected }];
}

const total = <Key extends "n" | "selected">(rows: readonly Readonly<Record<Key, number>>[], key: Key): number =>
  rows.reduce((sum, row) => sum + row[key], 0);
