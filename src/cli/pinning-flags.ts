import type { AuditRequest, Value } from "../policy/request.js";
import { shellWord } from "../renderers/terminal/shell-word.js";

const roles = ["label", "prediction", "score", "id", "weight"] as const;

/** The flags that say what a person answered: whatever of the settled request the asked one left open. */
export function pinningFlags(asked: AuditRequest, settled: AuditRequest): readonly string[] {
  const flags: string[] = [];
  const add = (name: string, value: string): void => void flags.push(`--${name} ${shellWord(value)}`);
  for (const role of roles) {
    const column = settled.columns[role];
    if (column !== null && column !== asked.columns[role]) add(role, column);
  }
  const { sensitive } = settled.columns;
  if (sensitive.join() !== asked.columns.sensitive.join()) add("sensitive", sensitive.map(listWord).join(","));
  const positives = ({ outcome: { positive } }: AuditRequest): readonly Value[] => positive.label ?? positive.prediction ?? [];
  if (positives(asked).length === 0) for (const value of positives(settled)) add("positive", String(value));
  const { favorable, threshold } = settled.outcome;
  if (favorable !== null && asked.outcome.favorable === null) add("favorable", favorable);
  if (threshold !== null && asked.outcome.threshold === null) add("threshold", String(threshold));
  return flags;
}

/** A column's name in a list with commas. */
export const listWord = (column: string): string => (column.includes(",") ? `"${column.replaceAll('"', '""')}"` : column);
