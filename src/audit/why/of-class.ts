import type { Model, ScoreOptions, Scores } from "../../models/model.js";
import type { Column, Table } from "../../table/table.js";
import type { ExplainedClass } from "../effects/explained-classes.js";

/** What is asked of a class: its chance, or whether a row is put into it. */
export type ClassNumber = "score" | "decision";

/** The model as one of a single class: its chance, or 1 where no other class has a higher one (the first of equals), else 0. */
export function modelOfClass<M extends Model>(model: M, { place }: ExplainedClass, number: ClassNumber): M {
  const own = (byClass: readonly Float64Array[]): Float64Array =>
    number === "score"
      ? byClass[place]!
      : byClass[place]!.map((chance, row) => (byClass.every((other, k) => k === place || loses(other[row]!, k, chance)) ? 1 : 0));
  const loses = (other: number, k: number, chance: number): boolean => other < chance || (other === chance && k > place);
  return Object.create(model, {
    output: { value: number },
    classes: { value: null },
    score: {
      async value(rows: Table, options?: ScoreOptions): Promise<Scores> {
        const { values, byClass } = await model.score(rows, options);
        return { values: byClass === null ? values : own(byClass), byClass: null };
      },
    },
  }) as M;
}

/** Per row 1 where the label is the class, 0 where it is another one, NaN where there is none. */
export const labelOfClass = (column: Column, name: string): Float64Array =>
  column.kind === "category"
    ? Float64Array.from(column.codes, (code) => (column.levels[code] === undefined ? Number.NaN : Number(column.levels[code] === name)))
    : Float64Array.from(column.values, (value) => (Number.isNaN(value) ? Number.NaN : Number(String(value) === name)));
