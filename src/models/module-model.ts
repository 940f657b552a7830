import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type EvenhandError, fault } from "../errors.js";
import { functionModel, type ModelFunction, messageOf } from "./function-model.js";
import type { Model, ModelOutput } from "./model.js";

const outputs: readonly ModelOutput[] = ["score", "decision", "classes", "amount"];

/**
 * A model that is the function `predict` of a module of JavaScript.
 *
 * The module may also export `features` (the columns it reads), `output` and `classes`. It runs in this process with all its
 * rights, so only a command line names it, never a policy alone. Throws EH100 where there is no file, EH306 for modules that are none.
 */
export async function moduleModel(path: string): Promise<Model> {
  return functionModel(await loaded(path), { adapter: "module", name: `the model in ${path}`, facts: { module: path } });
}

async function loaded(path: string): Promise<ModelFunction> {
  if (!existsSync(path)) throw fault("EH100", `the module ${path} cannot be read`, { help: ["check the path"] });
  const found: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href).catch((cause: unknown) => {
    throw fault("EH306", `the module ${path} cannot be loaded: ${messageOf(cause)}`, { help: ["it is an ES module: model.mjs"], cause });
  });
  const { predict, features = null, output = "score", classes = null } = found;
  const wrong = (what: string): EvenhandError =>
    fault("EH306", `the module ${path} ${what}`, { help: ["export function predict(columns) { return scores }"] });
  if (typeof predict !== "function") throw wrong("exports no function predict");
  if (features !== null && !isTexts(features)) throw wrong("exports features that are not a list of column names");
  if (classes !== null && !isTexts(classes)) throw wrong("exports classes that are not a list of names");
  if (!outputs.some((one) => one === output)) throw wrong(`exports an output that is none of ${outputs.join(", ")}`);
  return { predict: predict as ModelFunction["predict"], features, output: output as ModelOutput, classes };
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === "string");
