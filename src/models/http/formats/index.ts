import type { WireFormat } from "../wire-format.js";

/** Every protocol over HTTP, by its id. A protocol is added by a line here and one in adapters.ts. */
export const formats: Readonly<Record<string, () => Promise<WireFormat>>> = {
  http: async () => (await import("./generic.js")).generic,
  "kserve-v2": async () => (await import("./kserve-v2.js")).kserveV2,
  "kserve-v1": async () => (await import("./kserve-v1.js")).kserveV1,
  mlflow: async () => (await import("./mlflow.js")).mlflow,
  "tensorflow-serving": async () => (await import("./tensorflow-serving.js")).tensorflowServing,
  sagemaker: async () => (await import("./sagemaker.js")).sagemaker,
};
