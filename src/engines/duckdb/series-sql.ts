import type { Cell, Tally } from "../../cube/cube.js";
import { columnsOfValue, type Points, type RowValue, type Series, type SeriesQuery, sortedSeries } from "../../cube/series.js";
import { type Binning, binningFor } from "../../cube/value-bins.js";
import { notNumbers } from "../unknown-column.js";
import { binMiddle } from "./bin-sql.js";
import { coordinate, coordinateOf } from "./coordinate.js";
import type { Relation, SqlColumn } from "./relation.js";
import { selection } from "./select.js";
import type { Ask } from "./summaries-sql.js";
import { tallyFrom, weighingColumns, weighingSums } from "./weighing-sql.js";

/** How many times the budget an estimate of the different values must be before nobody counts them; estimates are right within a third. */
const SURELY_MORE = 4;

/** `Engine.series`: one SELECT, after one or two that count the different values when they have a limit. */
export async function seriesOf(ask: Ask, relation: Relation, query: SeriesQuery): Promise<Series> {
  const axes = Object.values(query.axes);
  const weighed = weighingColumns(query);
  const read = [...axes.map((axis) => axis.column), ...columnsOfValue(query.of), ...weighed];
  const { column, from } = selection(relation, read, query.where);
  const x = valueSql(query.of, column);
  const sums = weighingSums(query, column);
  const binned = query.most === undefined ? null : await binningOver(ask, `(select ${x} as x ${from})`, query.most);
  const kept = [...new Set(weighed.map((name) => column(name).sql))];
  const rows = `(select ${[...axes.map((axis, i) => `${coordinate(axis, column(axis.column))} as k${i}`), `${x} as x`, ...kept].join(", ")} ${from})`;
  const value = binned === null ? "x" : binMiddle("x", binned);
  const keys = [...axes.map((_, i) => `k${i}`), value];
  const answer = await ask(`select ${[...keys, ...sums].join(", ")} from ${rows} group by ${keys.map((_, i) => i + 1).join(", ")}`);
  return seriesFrom(query, binned, answer);
}

/** The value of a row, NULL where it has none; the sum with 0 has no negative zero. */
function valueSql(of: RowValue, column: (name: string) => SqlColumn): string {
  const [a, b] = columnsOfValue(of).map((name) => {
    const { sql, kind } = column(name);
    if (kind !== "number") throw notNumbers(name);
    return sql;
  });
  return b === undefined ? `(${a} + 0)` : `nullif(${a} - ${b} + 0, 'nan'::double)`;
}

/** The bins that are needed to stay within the limit; null when none are. */
async function binningOver(ask: Ask, rows: string, most: number): Promise<Binning | null> {
  const [facts] = await ask(`select approx_count_distinct(x), min(x) filter (isfinite(x)), max(x) filter (isfinite(x)) from ${rows}`);
  const [about, min, max] = facts!.map((fact) => Number(fact ?? 0));
  const more = about! > SURELY_MORE * most || Number((await ask(`select count(distinct x) from ${rows}`))[0]![0]) > most;
  return more ? binningFor(min!, max!) : null;
}

function seriesFrom(query: SeriesQuery, binned: Binning | null, rows: readonly (readonly unknown[])[]): Series {
  const names = Object.keys(query.axes);
  const cells = new Map<string, { cell: Cell; present: { x: number; tally: Tally }[]; missing: Tally }>();
  for (const row of rows) {
    const tally = tallyFrom(row.slice(names.length + 1), query);
    if (tally.n === 0) continue;
    const key = JSON.stringify(row.slice(0, names.length), (_, value) => (typeof value === "bigint" ? Number(value) : value));
    let at = cells.get(key);
    if (at === undefined) {
      const cell = Object.fromEntries(names.map((name, i) => [name, coordinateOf(query.axes[name]!, row[i])]));
      at = { cell, present: [], missing: { n: 0, w: 0, w2: 0 } };
      cells.set(key, at);
    }
    const x = row[names.length];
    if (x === null) at.missing = tally;
    else at.present.push({ x: x as number, tally });
  }
  return sortedSeries(
    names,
    [...cells.values()].map(({ cell, present, missing }) => ({ cell, points: pointsOf(present), missing })),
    binned,
  );
}

function pointsOf(present: { x: number; tally: Tally }[]): Points {
  present.sort((a, b) => a.x - b.x);
  return {
    values: Float64Array.from(present, ({ x }) => x),
    n: Float64Array.from(present, ({ tally }) => tally.n),
    w: Float64Array.from(present, ({ tally }) => tally.w),
    w2: Float64Array.from(present, ({ tally }) => tally.w2),
  };
}
