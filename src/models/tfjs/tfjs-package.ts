import { fault } from "../../errors.js";
import { foundPackage } from "../found-package.js";

/** What of TensorFlow.js is used. */
export interface Tfjs {
  readonly version: Readonly<Record<string, string>>;
  readonly io: { fromMemory(artifacts: object): unknown };
  enableProdMode(): void;
  ready(): Promise<void>;
  setBackend(name: string): Promise<boolean>;
  getBackend(): string;
  loadLayersModel(handler: unknown): Promise<TfjsModel>;
  loadGraphModel(handler: unknown): Promise<TfjsModel>;
  tensor(values: unknown, shape: readonly number[], type: string): TfjsTensor;
  dispose(tensors: unknown): void;
}

export interface TfjsTensor {
  readonly shape: readonly number[];
  data(): Promise<ArrayLike<number>>;
}

export interface TfjsModel {
  readonly inputs: readonly { readonly name: string; readonly shape?: readonly (number | null)[]; readonly dtype?: string }[];
  readonly outputs: readonly { readonly name: string; readonly shape?: readonly (number | null)[] }[];
  readonly layers?: readonly { getConfig(): Readonly<Record<string, unknown>> }[];
  predict(inputs: unknown): TfjsTensor | readonly TfjsTensor[];
  dispose(): void;
}

/** TensorFlow.js on its wasm backend where that is installed, else in plain JavaScript. Throws EH305 where it is not installed. */
export async function tfjsPackage(path: string): Promise<Tfjs> {
  const found = (await foundPackage("@tensorflow/tfjs")) as (Tfjs & { readonly default?: Tfjs }) | null;
  if (found === null)
    throw fault("EH305", `${path} has to be run by the package @tensorflow/tfjs, which is not installed`, {
      help: ["npm install @tensorflow/tfjs @tensorflow/tfjs-backend-wasm"],
    });
  const tf = found.loadLayersModel === undefined ? found.default! : found;
  tf.enableProdMode();
  const wasm = await foundPackage("@tensorflow/tfjs-backend-wasm");
  if (wasm === null || !(await tf.setBackend("wasm"))) await tf.setBackend("cpu");
  await tf.ready();
  return tf;
}
