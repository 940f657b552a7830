import type { ModelOutput } from "../model.js";
import type { Transform } from "./ensemble.js";

/** What the numbers of a model are, by how many it gives a row and how they come about. */
export const outputOf = (outputs: number, { kind }: Transform): ModelOutput =>
  outputs > 1 ? "classes" : kind === "logistic" ? "score" : kind === "sign" ? "decision" : "amount";
