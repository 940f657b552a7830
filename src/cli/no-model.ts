import { type EvenhandError, fault } from "../errors.js";

/** A command that asks a model, and neither the command line nor a policy names one. */
export const noModel = (command: string): EvenhandError =>
  fault("EH200", `${command} asks a model, and none is named`, {
    help: [
      "--model module:./model.mjs",
      "--model lightgbm:model.txt, or xgboost, or onnx",
      "--model mlflow:http://127.0.0.1:5000, or kserve-v2, kserve-v1, …",
      "--model 'command:python3 score.py'",
      "or in the policy: model: { adapter: lightgbm, path: model.txt }",
    ],
  });
