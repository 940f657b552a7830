import { fault } from "../../errors.js";
import { foundPackage } from "../found-package.js";

/** Values of a tensor as a runtime takes and gives them. */
export interface Tensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number | bigint | string>;
}

/** A loaded graph. */
export interface Session {
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Tensor>>>;
  release(): Promise<void>;
}

/** A program that runs graphs, on one thread, so that sums have one order. */
export interface Runtime {
  /** e.g. "onnxruntime-web 1.30.0". */
  readonly name: string;
  tensor(type: string, data: unknown, dims: readonly number[]): unknown;
  open(bytes: Uint8Array): Promise<Session>;
}

/** What of the packages is used; they are alike. */
interface Package {
  readonly InferenceSession: { create(bytes: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => unknown;
  readonly env: { readonly versions?: { readonly common?: string }; readonly wasm?: { numThreads?: number }; logLevel?: string };
}

const packages = [
  { id: "onnxruntime-node", options: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: "sequential" } },
  { id: "onnxruntime-web", options: { executionProviders: ["wasm"] } },
] as const;

/** onnxruntime-node where it is installed, else onnxruntime-web. Throws EH305 where neither is. */
export async function onnxRuntime(
  path: string,
  known: readonly { readonly id: string; readonly options: object }[] = packages,
): Promise<Runtime> {
  for (const { id, options } of known) {
    const found = await loaded(id);
    if (found === null) continue;
    found.env.logLevel = "fatal";
    if (found.env.wasm !== undefined) found.env.wasm.numThreads = 1;
    return {
      name: `${id} ${found.env.versions?.common ?? ""}`.trim(),
      tensor: (type, data, dims) => new found.Tensor(type, data, dims),
      open: (bytes) => found.InferenceSession.create(bytes, { ...options, logSeverityLevel: 4 }),
    };
  }
  throw fault("EH305", `${path} has to be run by the package onnxruntime-web or onnxruntime-node, and neither is installed`, {
    help: ["npm install onnxruntime-web"],
  });
}

async function loaded(id: string): Promise<Package | null> {
  const found = (await foundPackage(id)) as (Package & { readonly default?: Package }) | null;
  return found?.InferenceSession === undefined ? (found?.default ?? null) : found;
}
