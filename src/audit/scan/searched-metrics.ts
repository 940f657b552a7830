import { fault } from "../../errors.js";
import type { Metric } from "../../metrics/kind/metric.js";
import { isShare, type ShareMetric } from "../../metrics/kind/share.js";
import { suggest } from "../../suggest.js";
import type { Bound } from "../bind/bind.js";

/** The rates to search: those asked for by id or alias, else what the roles allow of selection and both kinds of error. */
export function searchedMetrics(
  asked: readonly string[],
  metrics: readonly Metric[],
  roles: Pick<Bound, "label" | "prediction">,
): readonly ShareMetric[] {
  const names = asked.length > 0 ? asked : usual(roles);
  const found = names.map((name) => shareNamed(name, metrics));
  for (const { id, needs } of found)
    for (const role of ["label", "prediction"] as const) {
      if (!needs.includes(role) || roles[role] !== null) continue;
      throw fault("EH200", `${id} needs a ${role}, and no column was named for it`, { help: [`--${role} COLUMN`] });
    }
  return found.filter((metric, i) => found.indexOf(metric) === i);
}

function usual({ label, prediction }: Pick<Bound, "label" | "prediction">): readonly string[] {
  if (prediction === null) return ["base_rate"];
  return label === null ? ["selection_rate"] : ["selection_rate", "true_positive_rate", "false_positive_rate"];
}

function shareNamed(name: string, metrics: readonly Metric[]): ShareMetric {
  const wanted = name.trim().toLowerCase();
  const metric = metrics.find(({ id, aliases }) => id === wanted || aliases.some((alias) => alias.toLowerCase() === wanted));
  if (metric !== undefined && isShare(metric)) return metric;
  const shares = metrics.filter(isShare).map(({ id }) => id);
  if (metric !== undefined)
    throw fault("EH200", `${metric.id} is no share of rows, so groups cannot be searched by it`, {
      help: [`can be searched: ${shares.join(", ")}`],
    });
  const near = suggest(wanted, shares);
  throw fault("EH200", `no metric is called ${JSON.stringify(name.slice(0, 80))}`, {
    help: [near === null ? `can be searched: ${shares.join(", ")}` : `did you mean ${near}?`],
  });
}
