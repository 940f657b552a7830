import type { Model } from "../models/model.js";
import type { Policy } from "../policy/policy.js";
import type { AuditRequest } from "../policy/request.js";
import type { SaidOfModel } from "../register/named-model.js";

/** What a run says of its model: the names that policy and record give it, the record's version, the digest of the file that was asked. */
export function saidOfModel(policy: Policy | null, { extras: { record } }: AuditRequest, model: Model | null): SaidOfModel {
  const put = record?.content.model;
  const digest = model?.facts().sha256;
  return {
    names: [policy?.name, put?.name].filter((name) => typeof name === "string"),
    version: put?.version ?? null,
    artifact: typeof digest === "string" ? digest : null,
  };
}
