import { type Adapter, needed } from "./adapter.js";

const http = (protocol: string): Adapter => ({
  takes: "URL",
  async open(settings) {
    const [{ httpModel }, { formats }] = await Promise.all([import("./http/http-model.js"), import("./http/formats/index.js")]);
    return await httpModel(needed(settings, "url"), await formats[protocol]!(), settings);
  },
});

/** Every way of asking a model. An adapter is added by a line here, and passes the kit in test/models/contract-kit.ts. */
export const adapters: Readonly<Record<string, Adapter>> = {
  lightgbm: {
    takes: "FILE",
    endings: [".txt"],
    open: async (settings) => (await import("./trees/open-trees.js")).openLightgbm(needed(settings, "path")),
  },
  xgboost: {
    takes: "FILE",
    endings: [".json", ".ubj"],
    open: async (settings) => (await import("./trees/open-trees.js")).openXgboost(needed(settings, "path")),
  },
  onnx: {
    takes: "FILE",
    endings: [".onnx"],
    open: async (settings) => (await import("./onnx/open-onnx.js")).openOnnx(needed(settings, "path"), settings),
  },
  onnxruntime: {
    takes: "FILE",
    open: async (settings) => (await import("./onnx/open-onnx.js")).openOnnx(needed(settings, "path"), settings, true),
  },
  tfjs: {
    takes: "FILE",
    endings: ["model.json"],
    open: async (settings) => (await import("./tfjs/open-tfjs.js")).openTfjs(needed(settings, "path"), settings),
  },
  module: {
    takes: "FILE",
    endings: [".mjs", ".js"],
    open: async (settings) => (await import("./module-model.js")).moduleModel(needed(settings, "path")),
  },
  column: { takes: "COLUMN", open: async (settings) => (await import("./column/column-model.js")).columnModel(needed(settings, "column")) },
  command: {
    takes: "PROGRAM",
    open: async (settings) => (await import("./command/command-model.js")).commandModel(needed(settings, "command"), settings),
  },
  "kserve-v2": http("kserve-v2"),
  "kserve-v1": http("kserve-v1"),
  mlflow: http("mlflow"),
  "tensorflow-serving": http("tensorflow-serving"),
  sagemaker: http("sagemaker"),
  http: http("http"),
};
