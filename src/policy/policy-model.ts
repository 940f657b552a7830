import { fault } from "../errors.js";
import type { Variables } from "./policy-world.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { fillIn } from "./variables.js";

/** What a policy says of the model, as it is written: variables are filled in when the model is asked, and not before. */
export type PolicyModel = NonNullable<CheckedPolicy["model"]>;

/** What a policy says of the columns that the model sees. */
export type PolicyFeatures = NonNullable<NonNullable<CheckedPolicy["columns"]>["features"]>;

/** Address and headers with their variables filled in. Throws EH204 for one that is not set. */
export async function filledModel(model: PolicyModel, variables: Variables): Promise<PolicyModel> {
  const fill = async (text: string, key: string): Promise<string> => {
    const filled = await fillIn(text, variables);
    if ("text" in filled) return filled.text;
    throw fault("EH204", `model.${key}: ${filled.why}`, { help: filled.help });
  };
  const url = model.url === undefined ? undefined : await fill(model.url, "url");
  const headers = await Promise.all(
    Object.entries(model.headers ?? {}).map(async ([name, value]) => {
      const filled = await fill(value, `headers.${name}`);
      if (/^[\x20-\x7e]*$/.test(filled)) return [name, filled] as const;
      throw fault("EH204", `model.headers.${name} holds what no header may: a line break, or a letter beyond ASCII`, {
        help: ["look at the variable or the file that it is filled from"],
      });
    }),
  );
  return { ...model, ...(url !== undefined && { url }), ...(headers.length > 0 && { headers: Object.fromEntries(headers) }) };
}
