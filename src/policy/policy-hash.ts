import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json.js";
import type { RequestedExtras } from "./extras.js";
import type { Policy } from "./policy.js";

/** SHA-256 in hex of all that can change a number or a verdict. Where things are, what is written, comments, order and spelling do not matter. */
export function policyHash({ name, request, data, checks, waivers, stats, baseline, packs, content }: Omit<Policy, "sha256">): string {
  const { path: _path, predictions: _predictions, from: _from, ...reading } = data;
  const { url: _url, path: _modelPath, headers: _headers, command: _command, ...model } = mapOf(content.model);
  const minCell = mapOf(content.report).min_cell ?? null;
  const hashed = {
    name,
    task: content.task ?? "binary",
    request: { ...request, extras: withoutWords(request.extras) },
    data: reading,
    checks: checks.map(({ location: _at, origin: _origin, ...check }) => check),
    waivers: waivers.map(({ location: _at, ...waiver }) => waiver),
    stats,
    baseline: baseline === null ? null : { ratchet: baseline.ratchet, required: baseline.required, pairing: baseline.pairing },
    features: mapOf(content.columns).features ?? null,
    model,
    importance: content.importance ?? null,
    ...explanations(content),
    robustness: content.robustness ?? [],
    expectations: content.expectations ?? [],
    ...(content.adversarial !== undefined && { adversarial: content.adversarial }),
    ...(content.drift !== undefined && { drift: { ...mapOf(content.drift), past: null } }),
    ...(content.reliability !== undefined && { reliability: content.reliability }),
    ...(content.worst_case !== undefined && { worstCase: { ...mapOf(content.worst_case), training: null } }),
    require: content.require ?? [],
    minCell,
    packs,
  };
  return createHash("sha256").update(canonicalJson(hashed)).digest("hex");
}

/** Only those that are there, so that a policy that asks nothing new keeps its hash. */
const explanations = (content: Policy["content"]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    ["why", "effects", "shapley", "sage", "surrogates", "recourse"].flatMap((key) =>
      content[key] === undefined ? [] : [[key, content[key]]],
    ),
  );

/** Packs are named by id and version; what they say besides changes no number, nor does what people put on record. */
const withoutWords = ({ packs: _packs, record: _record, ...extras }: RequestedExtras): unknown => extras;

const mapOf = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === "object" && value !== null ? { ...value } : {});
