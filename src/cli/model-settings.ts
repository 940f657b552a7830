import { fault } from "../errors.js";
import type { ModelInput } from "../models/encoding/model-input.js";
import type { ModelSettings } from "../models/model-settings.js";
import { settingsOf } from "../models/open-model.js";
import type { Policy } from "../policy/policy.js";
import { filledModel, type PolicyFeatures, type PolicyModel } from "../policy/policy-model.js";
import type { Variables } from "../policy/policy-world.js";
import type { AuditRequest } from "../policy/request.js";

export interface ModelFlags {
  readonly model?: string;
  readonly modelInputs?: readonly string[];
  readonly allowModelCode?: boolean;
}

interface Around {
  readonly policy: Policy | null;
  readonly variables: Variables;
  readonly request: AuditRequest;
  /** Columns of the data. */
  readonly columns: readonly string[];
}

/**
 * How the model is asked that `--model` names, or else the policy, and how the columns become its inputs; null when neither names one.
 *
 * A policy is data that somebody else may have written, so that code which it names runs only when the command line says so. Throws
 * EH200, EH204 and EH208.
 */
export async function modelSettings(flags: ModelFlags, { policy, variables, request, columns }: Around): Promise<ModelSettings | null> {
  const features = featuresOf(policy?.features ?? null, request, columns);
  const inputs = (flags.modelInputs ?? policy?.model?.inputs)?.map(inputOf);
  const shared = { ...(inputs !== undefined ? { inputs } : features !== null && { features }), seed: request.stats.seed };
  if (flags.model !== undefined) return { ...shared, ...settingsOf(flags.model) };
  const model = policy?.model ?? null;
  if (model === null) return null;
  const settings = { ...settingsIn(await filledModel(model, variables)), ...shared };
  if ((settings.adapter === "module" || settings.adapter === "command") && !flags.allowModelCode)
    throw fault("EH208", `the policy's model is code (${settings.adapter}), which runs only when the command line allows it`, {
      help: ["--allow-model-code, once you have read it", `--model ${settings.adapter}:…`],
    });
  return settings;
}

/** Whether rows are sent to an address. */
export const sendsAway = ({ model }: ModelFlags, policy: Policy | null): boolean =>
  model === undefined ? policy?.model?.adapter === "http" : settingsOf(model).url !== undefined;

/** What a policy says, in the words of the adapters. */
function settingsIn(model: PolicyModel): ModelSettings {
  const { adapter, protocol, timeout, batch_bytes: batchBytes, output, inputs: _inputs, keep_answers: _kept, ...rest } = model;
  if (adapter === undefined) throw fault("EH200", "the policy's model has no adapter", { help: ["model: { adapter: http, url: … }"] });
  const said = output === "label" ? "decision" : output === "proba" ? "classes" : output;
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    adapter: adapter === "http" ? (protocol ?? "http") : adapter,
    ...(timeout !== undefined && { timeoutMs: milliseconds(timeout) }),
    ...(batchBytes !== undefined && { batchBytes }),
    ...(said !== undefined && { output: said }),
  };
}

/** Milliseconds of a time such as 500ms, 30s or 2m. */
const milliseconds = (text: string): number => Number.parseInt(text, 10) * (text.endsWith("ms") ? 1 : text.endsWith("s") ? 1000 : 60_000);

/** The columns that a policy lets the model see; null when it does not say. */
function featuresOf(
  features: PolicyFeatures | null,
  { columns: roles }: AuditRequest,
  columns: readonly string[],
): readonly string[] | null {
  if (features === null) return null;
  if (!("exclude" in features)) return features;
  const { label, prediction, score, id, weight, cluster, count } = roles;
  const not = new Set([...features.exclude, label, prediction, score, id, weight, cluster, count]);
  return columns.filter((name) => !not.has(name));
}

type Declared = NonNullable<PolicyModel["inputs"]>[number];

/** A column as it is, or with what is done to it. */
function inputOf(declared: Declared): ModelInput {
  if (typeof declared === "string") return { column: declared };
  const { column, one_hot: oneHot, ...rest } = declared;
  return { column: column ?? null, ...(oneHot && { oneHot }), ...rest } as ModelInput;
}
