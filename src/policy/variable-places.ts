import type { Diagnostic } from "../errors.js";
import { isMap, type Layer } from "./layers.js";
import type { Keys } from "./policy-text.js";
import { hasVariable } from "./variables.js";

/** Sections that decide a verdict: nothing in them may come from the environment. */
const fixed = ["checks", "stats", "groups", "waivers"] as const;

/** A message for every variable in a section that decides a verdict. Elsewhere it is filled in, or is the text that it looks like. */
export function misplacedVariables({ text, content, prefix }: Layer): readonly Diagnostic[] {
  return fixed.flatMap((section) => inside(content[section], [section]));

  function inside(value: unknown, keys: Keys): readonly Diagnostic[] {
    if (Array.isArray(value)) return value.flatMap((item, i) => inside(item, [...keys, i]));
    if (isMap(value)) return Object.entries(value).flatMap(([key, item]) => inside(item, [...keys, key]));
    if (typeof value !== "string" || !hasVariable(value)) return [];
    return [
      text.mistake("EH204", `${String(keys[0])} cannot take a variable: ${value.slice(0, 60)}`, text.valueAt([...prefix, ...keys]), {
        help: ["what decides a verdict stands in the policy itself"],
      }),
    ];
  }
}
