import { fault } from "../../errors.js";
import { modelFile } from "../model-file.js";
import type { TreeModel } from "../open-model.js";
import type { Ensemble } from "./ensemble.js";
import { readLightgbm } from "./lightgbm.js";
import { treeModel } from "./tree-model.js";
import { parseUbjson } from "./ubjson.js";
import { xgboostEnsemble } from "./xgboost.js";

/** A model in the text form of LightGBM. Throws EH100 and EH306. */
export const openLightgbm = (path: string): Promise<TreeModel> =>
  opened("lightgbm", path, (bytes) => readLightgbm(new TextDecoder().decode(bytes), path));

/** A model of XGBoost, JSON or UBJSON. Throws EH100 and EH306. */
export const openXgboost = (path: string): Promise<TreeModel> =>
  opened("xgboost", path, (bytes) => xgboostEnsemble(savedByXgboost(bytes, path), path));

async function opened(adapter: string, path: string, read: (bytes: Uint8Array) => Ensemble): Promise<TreeModel> {
  const { bytes, sha256 } = await modelFile(path);
  return treeModel(read(bytes), { adapter, sha256 });
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
