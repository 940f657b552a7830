import { fault } from "../../errors.js";
import { areDates } from "../../perturbations/date-shift.js";
import type { Perturbation } from "../../perturbations/perturbation.js";
import { plainTest, type StressSettings, type StressTest } from "../../policy/stress-settings.js";
import { suggest } from "../../suggest.js";
import type { Column, Table } from "../../table/table.js";

/** One disturbance to carry out. */
export interface Planned {
  readonly perturbation: Perturbation;
  readonly columns: readonly string[];
  readonly together: boolean;
  readonly severity: number | null;
  readonly amount: number;
  readonly repeats: number;
  readonly coupled: StressTest["coupled"];
  readonly check: string | null;
}

/** What there is to disturb. */
export interface Ground {
  readonly table: Table;
  /** Columns that the model reads. */
  readonly given: readonly string[];
  /** Columns that tell groups apart. */
  readonly attributes: readonly string[];
  readonly perturbations: readonly Perturbation[];
  readonly hasLabel: boolean;
}

/** Every disturbance that the settings ask for, in order. Throws EH200 for an unknown perturbation and EH101 for an unknown column. */
export function plannedStrikes(settings: StressSettings, ground: Ground): readonly Planned[] {
  const { tests } = settings;
  if (tests === null) return [];
  const asked = tests.length > 0 ? tests : usualTests(ground.perturbations);
  return asked.flatMap((test) => strikesOf(test, settings, ground));
}

/** Where none is named: every perturbation but those that have to be. */
export const usualTests = (perturbations: readonly Perturbation[]): readonly StressTest[] =>
  perturbations.filter(({ onlyByName }) => onlyByName !== true).map(({ id }) => plainTest(id));

/** The disturbances of one test. */
export function strikesOf(test: StressTest, settings: StressSettings, ground: Ground): readonly Planned[] {
  const perturbation = named(test.test, ground.perturbations);
  const { ladder, drawn, suits } = perturbation;
  const steps =
    test.amount !== null
      ? [{ severity: null, amount: test.amount }]
      : ladder
          .map((amount, i) => ({ severity: i + 1, amount }))
          .filter(({ severity }) => ladder.length === 1 || settings.severities.includes(severity));
  return struck(test, perturbation, settings, ground).flatMap(({ columns, together }) =>
    steps.map((step) => ({
      perturbation,
      columns,
      together,
      ...step,
      repeats: suits === "attribute" ? swapsOf(columns, ground.table) : drawn ? (test.repeats ?? (together ? settings.repeats : 1)) : 1,
      coupled: test.coupled,
      check: test.check,
    })),
  );
}

const normal = (name: string): string => name.trim().toLowerCase().replaceAll("-", "_");

export function named(name: string, perturbations: readonly Perturbation[]): Perturbation {
  const wanted = normal(name);
  const found = perturbations.find(({ id }) => id === wanted) ?? perturbations.find(({ aliases }) => aliases.includes(wanted));
  if (found !== undefined) return found;
  const near = suggest(
    wanted,
    perturbations.flatMap(({ id, aliases }) => [id, ...aliases]),
  );
  throw fault("EH200", `there is no perturbation ${JSON.stringify(name.slice(0, 60))}`, {
    help: [near === null ? `perturbations: ${perturbations.map(({ id }) => id).join(", ")}` : `did you mean ${near}?`],
  });
}

interface Columns {
  readonly columns: readonly string[];
  readonly together: boolean;
}

/** The sets of columns that a test strikes, each by itself. */
function struck(
  test: StressTest,
  { suits, strikes, quantities = false }: Perturbation,
  settings: StressSettings,
  ground: Ground,
): readonly Columns[] {
  if (suits === "rows" || (suits === "label" && ground.hasLabel)) return [{ columns: [], together: true }];
  if (suits === "label") return [];
  if (suits === "driven") return drivenPairs(test, settings, ground);
  const suited = openColumns(test, suits, settings, ground);
  const open = quantities && !isList(test.columns) ? suited.filter((name) => !isCode(ground.table.columns.get(name)!)) : suited;
  if (suits === "pairs") return pairsOf(open, ground.table).map((columns) => ({ columns, together: false }));
  if (open.length === 0) return [];
  const each = open.map((name) => ({ columns: [name], together: false }));
  if (isList(test.columns) && strikes.includes("together")) return [{ columns: open, together: open.length > 1 }];
  return [
    ...(strikes.includes("together") ? [{ columns: open, together: true }] : []),
    ...(strikes.includes("each") && (test.amount === null || !strikes.includes("together")) ? each : []),
  ];
}

const isList = (columns: StressTest["columns"]): columns is readonly string[] => Array.isArray(columns);

/** Different whole numbers up to which a column holds codes rather than quantities. */
const MOST_CODES = 8;

function isCode(column: Column): boolean {
  if (column.kind === "category") return true;
  const found = new Set<number>();
  for (const value of column.values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    found.add(value);
    if (found.size > MOST_CODES) return false;
  }
  return true;
}

/** The columns that suit a perturbation, out of those that were named or all. */
function openColumns({ columns }: StressTest, suits: Perturbation["suits"], settings: StressSettings, ground: Ground): readonly string[] {
  const { table, given, attributes } = ground;
  if (suits === "attribute")
    return isList(columns) ? known(columns, [...table.columns.keys()]) : attributes.filter((name) => table.columns.has(name));
  const within = settings.columns.length > 0 ? known(settings.columns, given) : given.filter((name) => !attributes.includes(name));
  const asked = isList(columns) ? known(columns, given) : within;
  return asked.filter((name) => {
    const column = table.columns.get(name)!;
    if (columns === "numeric" && column.kind !== "number") return false;
    if (columns === "categorical" && column.kind !== "category") return false;
    if (suits === "numbers") return column.kind === "number";
    if (suits === "categories") return column.kind === "category" && !areDates(column.levels);
    if (suits === "dates") return column.kind === "category" && areDates(column.levels);
    return true;
  });
}

function known(names: readonly string[], all: readonly string[]): readonly string[] {
  for (const name of names) {
    if (all.includes(name)) continue;
    const near = suggest(name, all);
    throw fault("EH101", `the model reads no column "${name}", so it cannot be disturbed`, {
      help: [near === null ? `columns: ${all.join(", ")}` : `did you mean ${near}?`],
    });
  }
  return names;
}

/** Neighbours of one kind, as a change of layout would exchange them. */
function pairsOf(names: readonly string[], { columns }: Table): readonly (readonly [string, string])[] {
  return names.slice(1).flatMap((second, i): (readonly [string, string])[] => {
    const first = names[i]!;
    return columns.get(first)!.kind === columns.get(second)!.kind ? [[first, second]] : [];
  });
}

/** The column that is named first by the one that is named second; else every column by every protected attribute. */
function drivenPairs(test: StressTest, settings: StressSettings, ground: Ground): readonly Columns[] {
  const { attributes, table, given } = ground;
  if (isList(test.columns) && test.columns.length === 2) {
    const [name, by] = test.columns;
    return [{ columns: [...known([name!], given), ...known([by!], [...table.columns.keys()])], together: false }];
  }
  return openColumns(test, "columns", settings, ground).flatMap((name) =>
    attributes.filter((by) => by !== name && table.columns.has(by)).map((by) => ({ columns: [name, by], together: false })),
  );
}

/** Most values that an attribute is exchanged for, one a repeat. */
export const MOST_SWAPS = 20;

function swapsOf([name]: readonly string[], { columns }: Table): number {
  const column = columns.get(name!)!;
  const held = column.kind === "category" ? column.levels.length : new Set(column.values.filter((x) => !Number.isNaN(x))).size;
  return Math.min(MOST_SWAPS, Math.max(1, held - 1));
}
