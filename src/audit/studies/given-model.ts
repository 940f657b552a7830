import type { Model } from "../../models/model.js";
import type { AuditRequest } from "../../policy/request.js";
import type { Table } from "../../table/table.js";
import { givenColumns } from "../importance/features.js";

/**
 * The model, given only what it may see: the columns that it reads, or every one that is no outcome and no key. A model that does not
 * say what it reads would else be sent the very outcomes that it is to predict.
 */
export function givenModel(model: Model, table: Table, request: AuditRequest): Model {
  // A column of scores is found among the outcomes, and looks at nothing else.
  if (model.features !== null || model.adapter === "column") return model;
  const features = givenColumns(table, model, request, { features: [], together: {} });
  return {
    ...model,
    features,
    score: ({ rows, columns }, options) =>
      model.score({ rows, columns: new Map(features.flatMap((name) => (columns.has(name) ? [[name, columns.get(name)!]] : []))) }, options),
  };
}
