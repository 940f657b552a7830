import { fault } from "../../errors.js";
import { ranksOf, type Unit, type UnitColumn } from "../../explanations/recourse/units.js";
import type { RecourseSettings } from "../../policy/recourse-settings.js";
import { suggest } from "../../suggest.js";
import { numberText, type Table } from "../../table/table.js";

/**
 * What may change of the columns that the model reads, linked columns as one, and what nobody can change.
 *
 * Columns linked to one that cannot change cannot change either. Throws EH101 for columns that the model does not read and EH200 for
 * a direction of a column of texts, a cost that is no positive number, and a column in two links.
 */
export function changeable(
  table: Table,
  given: readonly string[],
  settings: RecourseSettings,
  { fixed, rows }: { readonly fixed: readonly string[]; readonly rows: ArrayLike<number> },
): { readonly units: readonly Unit[]; readonly fixed: readonly Unit[] } {
  const { immutable, only, allowed, linked, costs } = settings;
  const named = [...immutable, ...Object.keys(only), ...Object.keys(allowed), ...Object.values(linked).flat(), ...Object.keys(costs)];
  const unread = named.find((name) => !given.includes(name) && !table.columns.has(name));
  if (unread !== undefined) {
    const near = suggest(unread, given);
    throw fault("EH101", `the model reads no column "${unread}"`, {
      help: [near === null ? `it reads: ${given.join(", ")}` : `did you mean ${near}?`],
    });
  }
  const text = Object.keys(only).find((name) => table.columns.get(name)?.kind === "category");
  if (text !== undefined)
    throw fault("EH200", `${text} holds texts, which neither rise nor fall`, {
      help: [`name the values that it may become: allowed ${text}`],
    });
  const odd = Object.entries(costs).find(([, cost]) => !(cost > 0 && Number.isFinite(cost)));
  if (odd !== undefined) throw fault("EH200", `the cost of ${odd[0]} is ${odd[1]}`, { help: ["a cost is a number above 0"] });
  const members = Object.values(linked).flat();
  const twice = members.find((name, i) => members.indexOf(name) !== i);
  if (twice !== undefined) throw fault("EH200", `${twice} is linked twice`, { help: ["put all its columns into one link"] });
  const stays = new Set([...immutable, ...fixed]);
  const unitColumn = (name: string): UnitColumn => {
    const column = table.columns.get(name)!;
    const values = allowed[name];
    return {
      name,
      column,
      cost: costs[name] ?? 1,
      only: only[name] ?? null,
      allowed: values === undefined ? null : new Set(values.flatMap((value) => codeOf(column, value))),
      ranks: column.kind === "number" ? ranksOf(column.values, rows) : null,
    };
  };
  const links = Object.entries(linked).map(([name, columns]) => ({ name, columns: columns.filter((one) => given.includes(one)) }));
  const single = given.filter((name) => !members.includes(name)).map((name) => ({ name, columns: [name] }));
  const all = [...links, ...single]
    .filter(({ columns }) => columns.length > 0)
    .map(({ name, columns }) => ({ stay: columns.some((one) => stays.has(one)), name, columns: columns.map(unitColumn) }));
  return { units: all.filter(({ stay }) => !stay), fixed: all.filter(({ stay }) => stay) };
}

function codeOf(column: UnitColumn["column"], value: string | number): number[] {
  if (column.kind === "number") return Number.isNaN(Number(value)) ? [] : [Number(value)];
  const code = column.levels.indexOf(typeof value === "number" ? numberText(value) : value);
  return code === -1 ? [] : [code];
}
