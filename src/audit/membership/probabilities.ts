import type { ColumnarCube } from "../../cube/columnar.js";
import type { Axis } from "../../cube/cube.js";
import type { Engine } from "../../engines/engine.js";
import { type Diagnostic, diagnostic, EvenhandError } from "../../errors.js";
import { confusionCells } from "../../metrics/kind/confusion.js";
import type { Bound } from "../bind/bind.js";

/** How far probabilities of a row may be from adding up to 1: published ones are rounded. */
const ROUNDING = 0.02;
/** The group of those for whom the probabilities leave something over. */
export const REST = "(other)";

/** People with the same probabilities and the same outcomes. */
export interface Kind {
  /** Of each group, in the order of `groups`. */
  readonly probabilities: readonly number[];
  /** Place among the nine cells of label and prediction. */
  readonly outcome: number;
  readonly n: number;
}

export interface Memberships {
  readonly groups: readonly { readonly group: string; readonly column: string | null }[];
  readonly kinds: readonly Kind[];
  /** Rows that lack a probability. */
  readonly missing: number;
  readonly remarks: readonly Diagnostic[];
}

/**
 * The rows by their probabilities and outcomes.
 *
 * Probabilities below 0 or above 1, and ones that add up to more than 1, are mistakes; what they lack to 1 is a group of its own.
 */
export async function memberships(
  engine: Engine,
  bound: Bound,
  attribute: string,
  columns: Readonly<Record<string, string>>,
): Promise<Memberships> {
  const named = Object.entries(columns);
  for (const [, column] of named) {
    if (engine.columns.find(({ name }) => name === column)?.kind !== "number")
      throw wrong(`"${column}", a probability of ${attribute}, holds texts`, ["check the column: probabilities are numbers from 0 to 1"]);
  }
  const cube = await engine.columnar({
    axes: {
      ...Object.fromEntries(named.map(([, column], i): [string, Axis] => [`p.${i}`, { kind: "category", column }])),
      ...(bound.label && { label: bound.label.axis }),
      ...(bound.prediction && { prediction: bound.prediction.axis }),
    },
    ...(bound.count !== null && { count: bound.count }),
    ...(bound.where && { where: bound.where }),
  });
  return checked(cube, attribute, named);
}

type Named = readonly (readonly [group: string, column: string])[];

function checked(cube: ColumnarCube, attribute: string, named: Named): Memberships {
  const probability = named.map((_, i) => {
    const { coordinates, places } = cube.axes[i]!;
    const values = coordinates.map((text) => (text === null ? Number.NaN : Number(text)));
    return (cell: number): number => values[places[cell]!]!;
  });
  const lacking = named.map(() => 0);
  const outside = named.map(() => 0);
  let [tooMuch, tooLittle, missing] = [0, 0, 0];
  let example: number | null = null;
  const kinds: Kind[] = [];
  const outcomeOf = outcomes(cube);
  for (let cell = 0; cell < cube.n.length; cell++) {
    const n = cube.n[cell]!;
    const found = probability.map((of) => of(cell));
    found.forEach((p, i) => {
      if (Number.isNaN(p)) lacking[i]! += n;
      else if (p < 0 || p > 1) outside[i]! += n;
    });
    if (found.some(Number.isNaN)) {
      missing += n;
      continue;
    }
    const sum = found.reduce((all, p) => all + p, 0);
    if (sum > 1 + ROUNDING) {
      tooMuch += n;
      example ??= sum;
    } else if (sum < 1 - ROUNDING) tooLittle += n;
    kinds.push({ probabilities: [...found, Math.max(0, 1 - sum)], outcome: outcomeOf(cell), n });
  }
  const columns = named.map(([, column]) => column);
  refuse(attribute, columns, { outside, tooMuch, example });
  if (kinds.length === 0)
    throw wrong(`no row has every probability of ${attribute}`, [`columns: ${columns.join(", ")}`, "check the columns, or --where"]);
  return {
    groups: [...named.map(([group, column]) => ({ group, column })), ...(tooLittle > 0 ? [{ group: REST, column: null }] : [])],
    kinds,
    missing,
    remarks: remarks(attribute, columns, { lacking, missing, tooLittle }),
  };
}

/** The place of a cell's label and prediction; what nobody gave is absent everywhere. */
function outcomes({ axes }: ColumnarCube): (cell: number) => number {
  const of = (name: string) => {
    const axis = axes.find((one) => one.name === name);
    return (cell: number): unknown => (axis === undefined ? null : axis.coordinates[axis.places[cell]!]);
  };
  const [label, prediction] = [of("label"), of("prediction")];
  return (cell) => confusionCells.findIndex((one) => one.label === label(cell) && one.prediction === prediction(cell));
}

interface Wrong {
  readonly outside: readonly number[];
  readonly tooMuch: number;
  readonly example: number | null;
}

const wrong = (message: string, help: readonly string[]) => new EvenhandError([diagnostic("EH136", message, { help }, "error")]);

function refuse(attribute: string, columns: readonly string[], { outside, tooMuch, example }: Wrong): void {
  const faults = columns.flatMap((column, i) =>
    outside[i] === 0
      ? []
      : [
          diagnostic(
            "EH136",
            `"${column}", a probability of ${attribute}, is below 0 or above 1 in ${outside[i]} rows`,
            { help: ["probabilities are numbers from 0 to 1; divide percentages by 100"] },
            "error",
          ),
        ],
  );
  if (faults.length === 0 && tooMuch > 0) {
    faults.push(
      diagnostic(
        "EH136",
        `the probabilities of ${attribute} add up to more than 1 in ${tooMuch} rows`,
        {
          evidence: [`columns: ${columns.join(", ")}`, `for instance ${Number(example!.toPrecision(4))}`],
          help: ["name each group's column once"],
        },
        "error",
      ),
    );
  }
  const [first, ...rest] = faults;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
}

interface Lacking {
  readonly lacking: readonly number[];
  readonly missing: number;
  readonly tooLittle: number;
}

function remarks(attribute: string, columns: readonly string[], { lacking, missing, tooLittle }: Lacking): readonly Diagnostic[] {
  return [
    ...(missing === 0
      ? []
      : [
          diagnostic("EH137", `${missing} rows lack a probability of ${attribute} and are left out of its rates`, {
            evidence: columns.flatMap((column, i) => (lacking[i] === 0 ? [] : [`${column} is missing in ${lacking[i]} rows`])).slice(0, 5),
            help: ["fill them in, or read the rates as those of the other rows"],
          }),
        ]),
    ...(tooLittle === 0
      ? []
      : [
          diagnostic(
            "EH137",
            `the probabilities of ${attribute} add up to less than 1 in ${tooLittle} rows; the rest is group "${REST}"`,
            { evidence: [`columns: ${columns.join(", ")}`], help: ["name a column for every group"] },
            "note",
          ),
        ]),
  ];
}
