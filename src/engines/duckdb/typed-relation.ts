import type { Relation } from "./relation.js";
import type { Source } from "./source.js";
import type { Ask } from "./summaries-sql.js";

export interface TypedRelation {
  readonly relation: Relation;
  readonly rows: number;
}

/** Rows that are looked at first: one that is no number settles its column. */
const FIRST_LOOK = 5000;

/** The source with the kind of each column decided over all of its rows, and their number: one pass. */
export async function typedRelation(source: Source, ask: Ask): Promise<TypedRelation> {
  const open = source.fields.flatMap(({ isNumber }, place) => (isNumber === "true" || isNumber === "false" ? [] : [place]));
  const likely = await allNumbers(source, open, (rows) =>
    ask(`select ${test(source, open)} from (select * from ${rows} limit ${FIRST_LOOK})`),
  );
  const places = source.sound === "true" ? likely : source.fields.map((_, place) => place);
  const [row] = await ask(
    `select count(*), coalesce(bool_and(${source.sound}), true)${likely.length > 0 ? `, ${test(source, likely)}` : ""} from ${source.rows(places)}`,
  );
  if (row![1] !== true) throw new Error("a row is not in the form that the layout says");
  const numbers = new Set(likely.filter((_, i) => row![2 + i] === true));
  const columns = source.fields.map(({ name, isNumber }, place) => ({
    name,
    kind: isNumber === "true" || numbers.has(place) ? ("number" as const) : ("category" as const),
  }));
  const relation: Relation = {
    columns,
    rows(wanted) {
      const expressions = wanted.map(
        (place) => `${source.fields[place]![columns[place]!.kind === "number" ? "number" : "text"]} as c${place}`,
      );
      return `(select ${expressions.length === 0 ? "1" : expressions.join(", ")} from ${source.rows(wanted)})`;
    },
  };
  return { relation, rows: Number(row![0]) };
}

/** For each place, whether every row that has a value has a number. */
const test = ({ fields }: Source, places: readonly number[]): string =>
  places.map((place) => `coalesce(bool_and(${fields[place]!.isNumber}) filter (${fields[place]!.text} is not null), true)`).join(", ");

async function allNumbers(source: Source, places: readonly number[], look: (rows: string) => ReturnType<Ask>): Promise<readonly number[]> {
  if (places.length === 0) return [];
  const [row] = await look(source.rows(places));
  return places.filter((_, i) => row![i] === true);
}
