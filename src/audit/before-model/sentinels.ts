import type { Engine } from "../../engines/engine.js";
import type { Bound } from "../bind/bind.js";
import type { SentinelRow } from "./row.js";

/** How much more often a value occurs than its neighbours before that alone is said. */
const OFTEN = 5;
/** Values on each side that count as neighbours. */
const NEIGHBOURS = 5;
/** Rows that a value of no special form needs, to be taken for a code. */
const REPEATED = 2;

interface Counted {
  readonly value: number;
  readonly rows: number;
}

/**
 * Numbers of columns that look like codes for "not known": 999999, −1, 9999.
 *
 * A value is one when it is the smallest or largest, repeats or has the form of a code, and lies further from all others than these lie
 * apart; when it is −1, −9 or a row of nines below 0 in a column that otherwise has nothing below 0; or when it is one digit repeated
 * and occurs more than five times as often as each of its neighbours.
 */
export async function sentinels(engine: Engine, { where }: Bound, columns: readonly string[]): Promise<readonly SentinelRow[]> {
  const found: SentinelRow[] = [];
  for (const column of columns) {
    if (engine.columns.find(({ name }) => name === column)?.kind !== "number") continue;
    const { axes, n } = await engine.columnar({ axes: { value: { kind: "category", column } }, ...(where !== null && { where }) });
    const { places, coordinates } = axes[0]!;
    const counted = Array.from(n, (rows, cell): Counted => ({ value: Number(coordinates[places[cell]!] ?? Number.NaN), rows }));
    found.push(
      ...sentinelsOf(
        column,
        counted.filter(({ value, rows }) => rows > 0 && !Number.isNaN(value)),
      ),
    );
  }
  return found;
}

/** Those of one column, by how often each value occurs. */
export function sentinelsOf(column: string, counted: readonly Counted[]): readonly SentinelRow[] {
  const sorted = [...counted].sort((a, b) => a.value - b.value);
  const found = new Map<number, SentinelRow["why"]>();
  // From the outside in: what was found no longer counts among the others.
  for (let rest = sorted; rest.length > 2; ) {
    const outer = [rest[0]!, rest.at(-1)!].find((one) => isFar(one, rest) || isOddNegative(one, rest));
    if (outer === undefined) break;
    found.set(outer.value, isFar(outer, rest) ? "far" : "negative");
    rest = rest.filter((one) => one !== outer);
  }
  const rest = sorted.filter(({ value }) => !found.has(value));
  rest.forEach((one, i) => {
    const beside = [...rest.slice(Math.max(0, i - NEIGHBOURS), i), ...rest.slice(i + 1, i + 1 + NEIGHBOURS)];
    if (isRepeatedDigit(one.value) && beside.length > 2 && beside.every(({ rows }) => one.rows > OFTEN * rows))
      found.set(one.value, "often");
  });
  const usual = sorted.filter(({ value }) => !found.has(value));
  if (usual.length < 2) return [];
  return sorted.flatMap(({ value, rows }) => {
    const why = found.get(value);
    return why === undefined ? [] : [{ column, value, rows, why, least: usual[0]!.value, most: usual.at(-1)!.value }];
  });
}

/** Whether an outermost value is further from the next than all others are from each other. */
function isFar({ value, rows }: Counted, all: readonly Counted[]): boolean {
  const others = all.filter((one) => one.value !== value);
  const [least, most] = [others[0]!.value, others.at(-1)!.value];
  const gap = value > most ? value - most : least - value;
  const code = isRepeatedDigit(value) || isPowerOfTen(value) || value === -1;
  return (
    others.length > 2 && gap > most - least && (code || rows >= REPEATED) && (code || rows > Math.min(...others.map((one) => one.rows)))
  );
}

/** Whether −1, −9, −99 … stand where nothing else is below 0. */
const isOddNegative = ({ value, rows }: Counted, all: readonly Counted[]): boolean =>
  value < 0 &&
  (value === -1 || value === -9 || isRepeatedDigit(value)) &&
  rows >= REPEATED &&
  all.every((one) => one.value === value || one.value >= 0);

/** 99, 999 and so on, and three or more of any other digit, but 0; what stands behind the point does not count. */
function isRepeatedDigit(value: number): boolean {
  const digits = String(Math.trunc(Math.abs(value)));
  return /^(9{2,}|([1-8])\2{2,})$/.test(digits);
}

const isPowerOfTen = (value: number): boolean => /^10{4,}$/.test(String(Math.trunc(Math.abs(value))));
