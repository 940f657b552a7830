import { fault } from "../../errors.js";
import { askedColumns } from "../asked-columns.js";
import type { Model, ModelFacts, ModelOutput, Scores } from "../model.js";
import type { Answer } from "./answer.js";
import type { Asker } from "./asker.js";
import { type CanaryFacts, canary } from "./canary.js";
import type { Ledger } from "./ledger.js";

export interface AskedModelParts {
  readonly adapter: string;
  readonly output: ModelOutput;
  readonly features: readonly string[] | null;
  readonly classes: readonly string[] | null;
  readonly asker: Asker;
  readonly ledger: Ledger;
  facts(): ModelFacts;
  close(): Promise<void>;
}

/**
 * Something outside that is asked in batches, as a model; a small question comes before the first. Of two numbers a row the last is the
 * score, as for the positive class. Throws EH304 for more, unless the caller says that they are classes.
 */
export function askedModel({ adapter, output, features, classes, asker, ledger, facts, close }: AskedModelParts): Model {
  let closed: Promise<void> | null = null;
  let first: Promise<CanaryFacts> | null = null;
  let shown: CanaryFacts | null = null;
  const scoresOf = (answer: Answer, rows: number): Scores => {
    if (answer.length > 2 && output !== "classes")
      throw fault("EH304", `the model answers with ${answer.length} numbers a row, and nothing says which is the score`, {
        help: [
          "model.output: classes, with their names in model.classes",
          "model.answer: the path of the one that counts, e.g. /predictions/*/1",
        ],
      });
    const byClass = answer.length > 0 ? answer : (classes ?? [null]).map(() => new Float64Array(rows));
    return { values: byClass.at(-1)!, byClass: output === "classes" ? byClass : null };
  };
  return {
    adapter,
    output,
    features,
    classes,
    remote: true,
    async score(table, { signal, onPart } = {}) {
      signal?.throwIfAborted();
      const columns = askedColumns(table, features);
      if (table.rows > 0 && shown === null) {
        first ??= canary(asker, columns, table.rows, signal).finally(() => {
          first = null;
        });
        shown = await first;
      }
      const answer = await asker.ask(columns, table.rows, {
        signal,
        onPart: onPart && (({ from, to }, part) => onPart(from, scoresOf(part, to - from))),
      });
      return scoresOf(answer, table.rows);
    },
    facts: () => ({ ...facts(), ...shown }),
    ledger: () => ({ ...ledger }),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  };
}
