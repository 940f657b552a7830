import type { Diagnostic } from "../errors.js";
import type { Merged } from "./merge-layers.js";
import { pointer } from "./merge-layers.js";
import type { Policy } from "./policy.js";
import type { Keys } from "./policy-text.js";
import type { Variables } from "./policy-world.js";
import { fillIn } from "./variables.js";

type Places = Pick<Policy, "data" | "baseline">;

/** Data and baseline with their variables filled in, or what is not set. */
export async function fillPlaces(
  { data, baseline }: Places,
  merged: Merged,
  variables: Variables,
): Promise<Places & { readonly mistakes: readonly Diagnostic[] }> {
  const mistakes: Diagnostic[] = [];
  const fill = async (text: string, ...keys: Keys): Promise<string> => {
    const filled = await fillIn(text, variables);
    if ("text" in filled) return filled.text;
    const layer = merged.said.get(pointer(keys)) ?? merged.said.get(pointer(keys.slice(0, -1)))!;
    mistakes.push(
      layer.text.mistake(
        "EH204",
        `${keys.filter((key) => typeof key === "string").join(".")}: ${filled.why}`,
        layer.text.valueAt([...layer.prefix, ...keys]),
        {
          help: filled.help,
        },
      ),
    );
    return text;
  };
  const path = data.path && (await Promise.all(data.path.map((one, i) => fill(one, "data", "path", i))));
  const predictions = data.predictions === undefined ? undefined : await fill(data.predictions, "data", "predictions");
  const from = data.from && { ...data.from, database: await fill(data.from.database, "data", "from", "database") };
  return {
    data: { ...data, ...(path && { path }), ...(predictions !== undefined && { predictions }), ...(from && { from }) },
    baseline: baseline && { ...baseline, from: await fill(baseline.from, "baseline", "from") },
    mistakes,
  };
}
