import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fault } from "../../errors.js";
import { policyJsonSchema } from "../../policy/json-schema.js";
import { packageFolder } from "../../renderers/package-folder.js";
import type { Session } from "../session.js";

/** `evenhand config schema`: the JSON Schema of a policy, of a result, or of a baseline. */
export async function configSchema(flags: { readonly result?: boolean; readonly baseline?: boolean }, session: Session): Promise<number> {
  if (flags.result && flags.baseline) throw fault("EH200", "--result and --baseline ask for two schemas", { help: ["give one of them"] });
  const shipped = flags.result ? "result-1.json" : flags.baseline ? "baseline-1.json" : null;
  if (shipped !== null) session.out(await readFile(join(packageFolder("docs/schema"), shipped)));
  else session.out(`${JSON.stringify(await policyJsonSchema(), null, 2)}\n`);
  return 0;
}
