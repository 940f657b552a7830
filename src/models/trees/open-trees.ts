import { fault } from "../../errors.js";
import { gblinear, isGblinear } from "../linear/gblinear.js";
import type { LinearModel } from "../linear/linear.js";
import { linearModel } from "../linear/linear-model.js";
import { modelFile } from "../model-file.js";
import type { TreeModel } from "../open-model.js";
import { readLightgbm } from "./lightgbm.js";
import { treeModel } from "./tree-model.js";
import { parseUbjson } from "./ubjson.js";
import { xgboostEnsemble } from "./xgboost.js";

/** A model in the text form of LightGBM. Throws EH100 and EH306. */
export async function openLightgbm(path: string): Promise<TreeModel> {
  const { bytes, sha256 } = await modelFile(path);
  return treeModel(readLightgbm(new TextDecoder().decode(bytes), path), { adapter: "lightgbm", facts: { sha256 } });
}

/** A model of XGBoost, JSON or UBJSON: of trees, or linear. Throws EH100 and EH306. */
export async function openXgboost(path: string): Promise<TreeModel | LinearModel> {
  const { bytes, sha256 } = await modelFile(path);
  const content = savedByXgboost(bytes, path);
  const named = { adapter: "xgboost", facts: { sha256 } };
  return isGblinear(content) ? linearModel(gblinear(content, path), named) : treeModel(xgboostEnsemble(content, path), named);
}

function savedByXgboost(bytes: Uint8Array, path: string): unknown {
  if (/^(binf|bs64)/.test(new TextDecoder().decode(bytes.subarray(0, 4))))
    throw fault("EH306", `${path} is in the binary format of XGBoost, which XGBoost 3.1 gave up`, {
      help: ["load it with the XGBoost that wrote it and save it as JSON: booster.save_model('model.json')"],
    });
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
