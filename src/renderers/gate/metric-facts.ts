import { contrasts } from "../../contrasts/index.js";
import { disparities } from "../../disparities/index.js";
import { metrics } from "../../metrics/index.js";

/** Title, formula and source of what a check is about; of a user's own metric its name alone. */
export function metricFacts(id: string): { readonly title: string; readonly formula: string; readonly source: string } {
  const found = [...disparities, ...metrics].find((one) => one.id === id);
  if (found) return { title: found.title, formula: found.formula, source: found.source };
  const [metric, contrast] = id.split("__");
  const pair = [metrics.find((one) => one.id === metric), contrasts.find((one) => one.id === contrast)] as const;
  if (pair[0] && pair[1])
    return {
      title: `${pair[0].title}, ${pair[1].title.toLowerCase()}`,
      formula: `${pair[1].formula} of ${pair[0].formula}`,
      source: pair[0].source,
    };
  return { title: id, formula: "defined in the policy", source: "the policy" };
}
