import { createHash } from "node:crypto";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { fault } from "../../errors.js";
import { modelFile } from "../model-file.js";

/** What TensorFlow.js saved: the graph or the layers, and the weights beside it as one run of bytes. */
export interface TfjsFile {
  readonly format: "layers-model" | "graph-model";
  readonly topology: Readonly<Record<string, unknown>>;
  readonly weightSpecs: readonly unknown[];
  readonly weightData: ArrayBuffer;
  /** What else the file says, e.g. the signature of a graph. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** Of the file and its weights together, in hex. */
  readonly sha256: string;
}

interface Manifest {
  readonly paths?: readonly string[];
  readonly weights?: readonly unknown[];
}

/**
 * A `model.json` with the weight files that it names, which lie beside it.
 *
 * Throws EH100 for files that cannot be read, and EH306 for what is no such model or reaches out of its folder.
 */
export async function readTfjs(path: string): Promise<TfjsFile> {
  const { bytes } = await modelFile(path);
  const refuse = (what: string) => fault("EH306", `${path} ${what}`, { help: ["save it again: model.save, or tensorflowjs_converter"] });
  const content = parsed(bytes);
  if (content === null) throw refuse("is no model.json of TensorFlow.js");
  const { modelTopology: topology, weightsManifest: groups, format: said, ...rest } = content;
  if (typeof topology !== "object" || topology === null || !Array.isArray(groups))
    throw refuse("has no topology and weights of TensorFlow.js");
  const format = said ?? ("node" in topology ? "graph-model" : "layers-model");
  if (format !== "layers-model" && format !== "graph-model")
    throw refuse(`has the format ${String(format).slice(0, 30)}; layers-model and graph-model are read`);
  const digest = createHash("sha256").update(bytes);
  const parts: Uint8Array[] = [];
  for (const { paths = [] } of groups as readonly Manifest[])
    for (const name of paths) {
      const file = normalize(String(name));
      if (isAbsolute(file) || file.startsWith("..")) throw refuse(`names weights outside its folder: ${file.slice(0, 60)}`);
      const { bytes: part } = await modelFile(join(dirname(path), file));
      digest.update(part);
      parts.push(part);
    }
  const whole = Buffer.concat(parts);
  return {
    format,
    topology: topology as TfjsFile["topology"],
    weightSpecs: (groups as readonly Manifest[]).flatMap(({ weights = [] }) => weights),
    weightData: whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength) as ArrayBuffer,
    rest,
    sha256: digest.digest("hex"),
  };
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof found === "object" && found !== null ? (found as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
