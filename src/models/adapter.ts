import { fault } from "../errors.js";
import type { Model } from "./model.js";
import type { ModelSettings } from "./model-settings.js";

/** A way of asking a model. What it needs is loaded when a model is opened, not before. */
export interface Adapter {
  /** What stands after the colon of a reference. */
  readonly takes: "FILE" | "URL" | "PROGRAM" | "COLUMN";
  /** How the names of its files end; by this somebody who names the file alone is told what to write before it. */
  readonly endings?: readonly string[];
  open(settings: ModelSettings): Promise<Model>;
}

/** A setting that the adapter cannot do without. Throws EH200. */
export function needed<Key extends "path" | "url" | "command" | "column">(
  settings: ModelSettings,
  key: Key,
): NonNullable<ModelSettings[Key]> {
  const value = settings[key];
  if (value === undefined || value.length === 0)
    throw fault("EH200", `a model by ${settings.adapter} needs a ${key}, and none is named`, { help: [`model: { ${key}: … }`] });
  return value as NonNullable<ModelSettings[Key]>;
}
