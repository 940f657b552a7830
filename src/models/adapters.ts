import { type Adapter, needed } from "./adapter.js";

/** Every way of asking a model. An adapter is added by a line here, and passes the kit in test/models/contract-kit.ts. */
export const adapters: Readonly<Record<string, Adapter>> = {
  lightgbm: { takes: "FILE", open: async (settings) => (await import("./trees/open-trees.js")).openLightgbm(needed(settings, "path")) },
  xgboost: { takes: "FILE", open: async (settings) => (await import("./trees/open-trees.js")).openXgboost(needed(settings, "path")) },
  onnx: { takes: "FILE", open: async (settings) => (await import("./onnx/open-onnx.js")).openOnnx(needed(settings, "path"), settings) },
  onnxruntime: {
    takes: "FILE",
    open: async (settings) => (await import("./onnx/open-onnx.js")).openOnnx(needed(settings, "path"), settings, true),
  },
  module: { takes: "FILE", open: async (settings) => (await import("./module-model.js")).moduleModel(needed(settings, "path")) },
  column: { takes: "COLUMN", open: async (settings) => (await import("./column/column-model.js")).columnModel(needed(settings, "column")) },
  command: {
    takes: "PROGRAM",
    open: async (settings) => (await import("./command/command-model.js")).commandModel(needed(settings, "command"), settings),
  },
};
