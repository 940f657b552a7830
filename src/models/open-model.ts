import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fault } from "../errors.js";
import type { Model } from "./model.js";
import { moduleModel } from "./module-model.js";
import type { Ensemble } from "./trees/ensemble.js";
import { readLightgbm } from "./trees/lightgbm.js";
import { treeModel } from "./trees/tree-model.js";
import { parseUbjson } from "./trees/ubjson.js";
import { xgboostEnsemble } from "./trees/xgboost.js";

/** A model whose trees are open to exact attribution. */
export type TreeModel = Model & { readonly ensemble: Ensemble };

export const hasTrees = (model: Model): model is TreeModel => "ensemble" in model;

const adapters: Readonly<Record<string, (bytes: Uint8Array, path: string) => Ensemble>> = {
  lightgbm: (bytes, path) => readLightgbm(new TextDecoder().decode(bytes), path),
  xgboost: (bytes, path) => xgboostEnsemble(savedByXgboost(bytes, path), path),
};

/** Largest model file that is read. */
const MOST_BYTES = 500_000_000;

/** The model that a reference such as "lightgbm:model.txt", "xgboost:model.json" or "module:./model.mjs" names. Throws EH100, EH200 or EH306. */
export async function openModel(reference: string): Promise<Model> {
  const at = reference.indexOf(":");
  const adapter = reference.slice(0, Math.max(0, at));
  const path = reference.slice(at + 1);
  if (adapter === "module" && path !== "") return moduleModel(path);
  const read = Object.hasOwn(adapters, adapter) ? adapters[adapter] : undefined;
  if (read === undefined || path === "")
    throw fault("EH200", `--model ${JSON.stringify(reference.slice(0, 60))} names no model`, {
      help: [...Object.keys(adapters), "module"].map((kind) => `--model ${kind}:FILE`),
    });
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw fault("EH100", `the model ${path} cannot be read`, { help: ["check the path"], cause });
  });
  if (bytes.length > MOST_BYTES) throw fault("EH306", `${path} is larger than 500 MB`, { help: ["use a smaller model"] });
  return treeModel(read(bytes, path), { adapter, sha256: createHash("sha256").update(bytes).digest("hex") });
}

function savedByXgboost(bytes: Uint8Array, path: string): unknown {
  try {
    // A JSON model begins with {" or white space; UBJSON with { and a length.
    const text = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
    return /^\{\s*"/.test(text) ? JSON.parse(new TextDecoder().decode(bytes)) : parseUbjson(bytes);
  } catch (cause) {
    throw fault("EH306", `${path} is neither JSON nor UBJSON as XGBoost saves it`, {
      help: ["save it again: booster.save_model(path)"],
      cause,
    });
  }
}
