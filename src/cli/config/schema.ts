import { readFile } from "node:fs/promises";
import { policyJsonSchema } from "../../policy/json-schema.js";
import type { Session } from "../session.js";

/** `evenhand config schema`: the JSON Schema of a policy, or of a result. */
export async function configSchema(flags: { readonly result?: boolean }, session: Session): Promise<number> {
  if (flags.result) session.out(await readFile(new URL("../../../docs/schema/result-1.json", import.meta.url)));
  else session.out(`${JSON.stringify(await policyJsonSchema(), null, 2)}\n`);
  return 0;
}
