import { under } from "../address.js";
import type { Looked } from "../wire-format.js";

/** An input or output as the server tells of it. */
export interface TensorFacts {
  readonly name: string;
  readonly datatype: string;
  readonly dimensions: number;
}

/** What a server tells of itself and of one model. */
export interface ServerFacts {
  readonly inputs: readonly TensorFacts[];
  /** Whether numbers can be sent as bytes, which is the only way to send one that is missing in their own type. */
  readonly binary: boolean;
  readonly facts: { readonly platform: string | null; readonly version: string | null };
}

/** Asks the server about itself and about the model at `address` (…/v2/models/NAME); what it does not say is as if it had none. */
export async function serverFacts(address: URL, look: Looked): Promise<ServerFacts> {
  const model = (await look(address)) ?? {};
  const at = address.pathname.search(/\/v2(\/|$)/);
  const root = new URL(address);
  root.pathname = address.pathname.slice(0, Math.max(0, at));
  const server = at === -1 ? null : await look(under(root, "/v2"));
  const extensions = Array.isArray(server?.extensions) ? server.extensions : [];
  const versions = Array.isArray(model.versions) ? model.versions : [];
  return {
    inputs: (Array.isArray(model.inputs) ? model.inputs : []).flatMap(tensorFacts),
    binary: extensions.includes("binary_tensor_data"),
    facts: {
      platform: textOr(model.platform),
      version: textOr(address.pathname.match(/\/versions\/([^/]+)/)?.[1]) ?? (versions.length === 1 ? textOr(versions[0]) : null),
    },
  };
}

function tensorFacts(input: unknown): readonly TensorFacts[] {
  if (typeof input !== "object" || input === null) return [];
  const { name, datatype, shape } = input as Readonly<Record<string, unknown>>;
  if (typeof name !== "string" || typeof datatype !== "string") return [];
  return [{ name, datatype, dimensions: Array.isArray(shape) ? shape.length : 1 }];
}

const textOr = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value.slice(0, 60) : null);
