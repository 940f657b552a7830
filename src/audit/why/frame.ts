import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import { fault } from "../../errors.js";
import type { Unit } from "../../explanations/gap/mixed-rows.js";
import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import { usualImportance } from "../../policy/importance-settings.js";
import type { WhySettings } from "../../policy/why-settings.js";
import { suggest } from "../../suggest.js";
import type { Table } from "../../table/table.js";
import type { ExplainedClass } from "../effects/explained-classes.js";
import { givenColumns } from "../importance/features.js";
import { type RowFacts, rowFacts } from "../importance/row-facts.js";
import type { ModelWork } from "../studies/study.js";
import { type ClassNumber, labelOfClass, modelOfClass } from "./of-class.js";
import type { Cut } from "./row-values.js";

/** What every way of taking a gap apart has at hand. */
export interface WhyFrame extends Cut {
  readonly work: ModelWork;
  readonly settings: WhySettings;
  readonly facts: RowFacts;
  /** Kept rows in an order that hangs on what they hold. */
  readonly order: Int32Array;
  /** What is looked at as one: all columns that the model reads, each in one unit; by name, so that the order of columns changes nothing. */
  readonly units: readonly Unit[];
  /** Columns that somebody declared. */
  readonly legitimate: readonly string[];
  /** The class whose numbers these are; null = the model has one number. */
  readonly of: ExplainedClass | null;
  /** The model's own scores by row. */
  readonly base: Float64Array;
  /** Scores of rows that are made up; null = the time is over. */
  ask(rows: Table): Promise<Float64Array | null>;
  /** The cluster of each row; null when rows are independent. */
  readonly clusters: ArrayLike<number> | null;
  /** Whether the time is over. */
  spent(): boolean;
  /** Rows asked about so far. */
  asked(): number;
}

/** Which class, which number of it, and whether it is one of several that rows are put into. */
export interface OfClass {
  readonly of: ExplainedClass;
  readonly number: ClassNumber;
  readonly several: boolean;
}

/** Throws EH101 for columns that are not there, and what the model throws. */
export async function whyFrame(work: ModelWork, settings: WhySettings, ofClass: OfClass | null): Promise<WhyFrame> {
  const { table, bound, request, plan, signal, clock } = work;
  const model = ofClass === null ? work.model : modelOfClass(work.model, ofClass.of, ofClass.number);
  const facts = factsOf(work, ofClass);
  const given = givenColumns(table, model, request, { ...usualImportance, together: settings.together });
  const legitimate = settings.legitimate.length > 0 ? settings.legitimate : request.extras.legitimate;
  for (const name of legitimate) checkColumn(name, table, given);
  const tally = { asked: 0 };
  const spent = (): boolean => settings.maxSeconds !== null && clock !== undefined && clock() > settings.maxSeconds;
  const score = async (rows: Table): Promise<Float64Array> => {
    tally.asked += rows.rows;
    return (await model.score(rows, signal === undefined ? {} : { signal })).values;
  };
  const base = await score(table);
  return {
    work,
    settings,
    facts,
    order: canonicalOrder(table, facts.kept),
    units: unitsOf(given, settings),
    legitimate,
    of: ofClass?.of ?? null,
    base,
    threshold: ofClass?.several ? 1 : work.cut.threshold,
    favorable: ofClass?.several ? "positive" : plan.favorable,
    async ask(rows) {
      signal?.throwIfAborted();
      return spent() ? null : score(rows);
    },
    clusters: bound.cluster === null ? null : codedAxis(held(table), bound.cluster).codes,
    spent,
    asked: () => tally.asked,
  };
}

/** What is known of rows; of one class among several, its members are the positive ones. */
function factsOf({ table, bound, request }: ModelWork, ofClass: OfClass | null): RowFacts {
  const facts = rowFacts(table, bound, request);
  const column = bound.label?.facts.column;
  if (ofClass === null || !ofClass.several) return facts;
  return { ...facts, label: column === undefined ? null : labelOfClass(table.columns.get(column)!, ofClass.of.name) };
}

function unitsOf(given: readonly string[], { together }: WhySettings): readonly Unit[] {
  const grouped = new Set(Object.values(together).flat());
  const units = [
    ...Object.entries(together).map(([name, columns]) => ({ name, columns })),
    ...given.filter((name) => !grouped.has(name)).map((name) => ({ name, columns: [name] })),
  ];
  return units.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A declared column that the model does not read carries nothing; one that the data do not have is a mistake. */
function checkColumn(name: string, { columns }: Table, given: readonly string[]): void {
  if (columns.has(name) || given.includes(name)) return;
  const near = suggest(name, [...columns.keys()]);
  throw fault("EH101", `the column "${name}", declared legitimate, is not in the data`, {
    help: [near === null ? `the model reads: ${given.join(", ")}` : `did you mean ${near}?`],
  });
}
