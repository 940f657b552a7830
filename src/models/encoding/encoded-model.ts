import { fault } from "../../errors.js";
import type { Table } from "../../table/table.js";
import { hasLinear, type Linear } from "../linear/linear.js";
import type { Model } from "../model.js";
import type { TreeModel } from "../open-model.js";
import type { Ensemble } from "../trees/ensemble.js";
import { featureColumns } from "../trees/feature-columns.js";
import { encodedColumns, encodedTable } from "./encoded-table.js";
import { inputNames, type ModelInput, namesOf } from "./model-input.js";

/**
 * The model as one of the data's own columns: they are encoded as it was trained before it is asked.
 *
 * Weights stay open: a term is of the column that it is made of. Trees stay open as long as each column of the data becomes
 * one input. Throws EH307 for an input that the model reads and nothing makes.
 */
export function encodedModel(model: Model, inputs: readonly ModelInput[]): Model {
  const made = inputNames(inputs);
  const absent = model.features?.find((name) => !made.includes(name));
  if (absent !== undefined)
    throw fault("EH307", `the model reads "${absent}", which model.inputs does not make`, {
      evidence: [`made: ${made.slice(0, 12).join(", ")}${made.length > 12 ? ", …" : ""}`],
      help: [`add it: model.inputs: [{ name: ${absent}, column: … }]`],
    });
  const used = model.features === null ? inputs : inputs.filter((input) => namesOf(input).some((name) => model.features!.includes(name)));
  const columns = [...new Set(used.flatMap(({ column }) => (column === null ? [] : [column])))];
  const shell: Model = {
    adapter: model.adapter,
    output: model.output,
    features: columns,
    classes: model.classes,
    remote: model.remote,
    score: async (table, options) => model.score(encodedTable(table, used), options),
    facts: () => ({ ...model.facts(), encoded: columns.length }),
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
  if (hasLinear(model)) return Object.assign(shell, { linear: linearOf(model.linear, used) });
  const isOneToOne = used.length === columns.length && used.every(({ oneHot }) => oneHot === undefined);
  if (isTreeModel(model) && isOneToOne) return Object.assign(shell, { ensemble: ensembleOf(model.ensemble, used) });
  return shell;
}

const isTreeModel = (model: Model): model is TreeModel => "ensemble" in model;

function linearOf(linear: Linear, inputs: readonly ModelInput[]): Linear {
  const sourceOf = new Map(inputs.flatMap((input) => namesOf(input).map((name) => [name, input.column ?? name])));
  return {
    ...linear,
    terms: linear.terms.map(({ name, column }) => ({ name, column: sourceOf.get(column) ?? column })),
    valuesOf: (table) => linear.valuesOf(encodedTable(table, inputs)),
  };
}

/** The same trees over the data's columns, each read as its input is made. */
function ensembleOf(ensemble: Ensemble, inputs: readonly ModelInput[]): Ensemble {
  const inputOf = new Map(inputs.map((input) => [namesOf(input)[0]!, input]));
  return {
    ...ensemble,
    features: ensemble.features.map((feature) => {
      const input = inputOf.get(feature.name)!;
      const read = (table: Table): Float64Array =>
        featureColumns({ rows: table.rows, columns: new Map(encodedColumns(table, input)) }, [feature])[0]!;
      return { ...feature, name: input.column!, read };
    }),
  };
}
