import { fault } from "../errors.js";
import { suggest } from "../suggest.js";
import type { Adapter } from "./adapter.js";
import { adapters } from "./adapters.js";
import { encodedModel } from "./encoding/encoded-model.js";
import { inputNames } from "./encoding/model-input.js";
import type { Model } from "./model.js";
import type { ModelSettings } from "./model-settings.js";
import type { Ensemble } from "./trees/ensemble.js";

/** A model whose trees are open to exact attribution. */
export type TreeModel = Model & { readonly ensemble: Ensemble };

export const hasTrees = (model: Model): model is TreeModel => "ensemble" in model;

const settingOf = { FILE: "path", URL: "url", PROGRAM: "command", COLUMN: "column" } as const satisfies Record<
  Adapter["takes"],
  keyof ModelSettings
>;

/** The model that a reference such as "lightgbm:model.txt" or "module:./model.mjs", or a policy, names. Throws EH100, EH200 or EH306. */
export async function openModel(named: string | ModelSettings): Promise<Model> {
  const settings = typeof named === "string" ? settingsOf(named) : named;
  const adapter = adapterOf(settings.adapter, settings.adapter);
  const { inputs } = settings;
  if (inputs === undefined || inputs.length === 0) return adapter.open(settings);
  return encodedModel(await adapter.open({ ...settings, features: settings.features ?? inputNames(inputs) }), inputs);
}

/** What a reference says. Throws EH200 when it names no model. */
export function settingsOf(reference: string): ModelSettings {
  const at = reference.indexOf(":");
  const adapter = reference.slice(0, Math.max(0, at));
  const rest = reference.slice(at + 1);
  const { takes } = adapterOf(rest === "" ? "" : adapter, reference);
  return { adapter, [settingOf[takes]]: takes === "PROGRAM" ? words(rest) : rest };
}

function adapterOf(name: string, reference: string): Adapter {
  if (Object.hasOwn(adapters, name)) return adapters[name]!;
  const likely = reference.includes(":") ? [] : ofFile(reference);
  const near = suggest(name, Object.keys(adapters));
  const all = Object.entries(adapters).filter(([id]) => near === null || id === near);
  throw fault("EH200", `--model ${JSON.stringify(reference.slice(0, 60))} names no model`, {
    help: likely.length > 0 ? likely.map((id) => `--model ${id}:${reference}`) : all.map(([id, { takes }]) => `--model ${id}:${takes}`),
  });
}

/** The adapters whose files end as this one does. */
const ofFile = (path: string): readonly string[] =>
  Object.keys(adapters).filter((id) => adapters[id]!.endings?.some((ending) => path.toLowerCase().endsWith(ending)));

/** Program and arguments: a JSON list, or words between spaces; there is no shell. */
function words(text: string): readonly string[] {
  if (!text.startsWith("[")) return text.split(" ").filter((word) => word !== "");
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list) && list.length > 0 && list.every((one) => typeof one === "string")) return list;
  } catch {}
  throw fault("EH200", "--model command: is followed by a program and its arguments", {
    help: ['--model \'command:["python3", "score.py"]\''],
  });
}
