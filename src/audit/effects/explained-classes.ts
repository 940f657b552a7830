import { fault } from "../../errors.js";
import { hasLinear } from "../../models/linear/linear.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { suggest } from "../../suggest.js";
import type { ModelWork } from "../studies/study.js";

/** A class whose number is explained, and its place among the model's numbers. */
export interface ExplainedClass {
  readonly name: string;
  readonly place: number;
}

/** Classes up to which open models are explained for each: nothing is asked for that. */
const MOST_CHEAP = 6;

/**
 * The classes that are explained; null = the model has one number and no classes.
 *
 * The one that is named; else the one that counts as positive; of two else the last; of more all, where the model is open and they are
 * few. Throws EH200 for a class that the model does not have, and where one has to be named.
 */
export function explainedClasses(
  { model, request, bound }: Pick<ModelWork, "model" | "request" | "bound">,
  asked: string | null,
): readonly ExplainedClass[] | null {
  const names = classesOf(model);
  if (names === null) {
    if (asked === null) return null;
    throw fault("EH200", `the model gives one number and no classes, so that there is no class ${shown(asked)} to explain`, {
      help: ["leave out the class"],
    });
  }
  const at = (place: number): ExplainedClass => ({ name: names[place]!, place });
  if (asked !== null) {
    const place = names.indexOf(asked);
    if (place >= 0) return [at(place)];
    const near = suggest(asked, names);
    throw fault("EH200", `the model has no class ${shown(asked)}`, {
      help: [near === null ? `classes: ${names.slice(0, 12).join(", ")}` : `did you mean ${near}?`],
    });
  }
  const positive = positiveOf({ request, bound }).filter((name) => names.includes(name));
  if (positive.length === 1) return [at(names.indexOf(positive[0]!))];
  if (names.length <= 2) return [at(names.length - 1)];
  if ((hasTrees(model) || hasLinear(model)) && names.length <= MOST_CHEAP) return names.map((_, place) => at(place));
  throw fault("EH200", `the model has ${names.length} classes, and which one is to be explained is not said`, {
    help: names.slice(0, 3).map((name) => `--class ${name}`),
  });
}

/** Names of the numbers that a model gives beside each other; null where it gives one. */
function classesOf(model: Model): readonly string[] | null {
  const outputs = hasTrees(model) ? model.ensemble.outputs : 1;
  if (model.classes !== null && model.classes.length > 0 && (outputs > 1 || model.output === "classes")) return model.classes;
  return outputs > 1 ? Array.from({ length: outputs }, (_, k) => String(k)) : null;
}

/** What counts as positive in the data, as text. */
function positiveOf({ request, bound }: Pick<ModelWork, "request" | "bound">): readonly string[] {
  if (bound.task.task !== "binary") return [];
  const said = [request.outcome.positive.label, request.outcome.positive.prediction].flatMap((one) => one ?? []);
  return [...new Set([...(bound.label?.facts.positive ?? []), ...(bound.prediction?.facts.positive ?? []), ...said].map(String))];
}

const shown = (name: string): string => JSON.stringify(name.slice(0, 60));
