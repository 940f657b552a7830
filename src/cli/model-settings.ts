import type { ModelInput } from "../models/encoding/model-input.js";
import type { ModelSettings } from "../models/model-settings.js";
import { settingsOf } from "../models/open-model.js";
import type { Policy } from "../policy/policy.js";
import type { CheckedPolicy } from "../policy/schema/policy-schema.js";

/** How the command line names the model, and how the columns become its inputs: by the flag, else as the policy says. */
export function modelSettings(
  { model, modelInputs }: { readonly model?: string; readonly modelInputs?: readonly string[] },
  policy: Policy | null,
): ModelSettings | null {
  if (model === undefined) return null;
  const declared = (policy?.content.model as CheckedPolicy["model"] | undefined)?.inputs;
  const inputs = modelInputs?.map(inputOf) ?? declared?.map(inputOf);
  return { ...settingsOf(model), ...(inputs && { inputs }) };
}

type Declared = NonNullable<NonNullable<CheckedPolicy["model"]>["inputs"]>[number];

/** A column as it is, or with what is done to it. */
function inputOf(declared: Declared): ModelInput {
  if (typeof declared === "string") return { column: declared };
  const { column, one_hot: oneHot, ...rest } = declared;
  return { column: column ?? null, ...(oneHot && { oneHot }), ...rest } as ModelInput;
}
