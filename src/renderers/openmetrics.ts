import type { Result } from "../audit/result.js";
import { statuses } from "../checks/check.js";
import { policyName } from "./gate/check-order.js";
import type { Renderer } from "./renderer.js";

/** The checks and the rates of groups as OpenMetrics text, for GitLab's metrics report and Prometheus' textfile collector. */
export const openmetrics = {
  id: "openmetrics",
  extension: ".prom",
  render: async (result) => renderOpenmetrics(result),
} as const satisfies Renderer;

/** Four decimals, as GitLab compares texts; a number that does not exist has no line. */
export function renderOpenmetrics(result: Result): string {
  const policy = policyName(result);
  const { checks, groups } = result;
  const gauge = (name: string, help: string, of: (check: (typeof checks)[number]) => number | null): string[] =>
    family(
      name,
      "gauge",
      help,
      checks.map((check) => line(name, { policy, check: check.id }, of(check))),
    );
  const limitOf = ({ requirement }: (typeof checks)[number]): number | null =>
    requirement === null || requirement.op === "in" ? null : requirement.limit;
  const rates = groups.flatMap(({ by, group, metrics }) =>
    Object.entries(metrics).map(([metric, { value }]) =>
      line(
        "evenhand_group_rate",
        { policy, metric, attributes: by.join("*"), group: by.map((attribute) => group[attribute]).join(" × ") || "everybody" },
        value,
      ),
    ),
  );
  return `${[
    ...gauge("evenhand_check_value", "Value of a check.", ({ value }) => value),
    ...gauge("evenhand_check_lower", "Lower one-sided bound.", ({ bounds }) => bounds?.lower ?? null),
    ...gauge("evenhand_check_upper", "Upper one-sided bound.", ({ bounds }) => bounds?.upper ?? null),
    ...gauge("evenhand_check_limit", "Limit that the policy states.", limitOf),
    ...family(
      "evenhand_check_status",
      "stateset",
      "What the check came to.",
      checks.flatMap((check) =>
        statuses.map((status) =>
          line("evenhand_check_status", { policy, check: check.id, evenhand_check_status: status }, check.status === status ? 1 : 0, 0),
        ),
      ),
    ),
    ...family("evenhand_group_rate", "gauge", "Metric of a group.", rates),
    "# EOF",
  ].join("\n")}\n`;
}

function family(name: string, type: string, help: string, lines: readonly (string | null)[]): string[] {
  const present = lines.filter((one) => one !== null);
  return present.length === 0 ? [] : [`# TYPE ${name} ${type}`, `# HELP ${name} ${help}`, ...present];
}

function line(name: string, labels: Readonly<Record<string, string>>, value: number | null, digits = 4): string | null {
  if (value === null || !Number.isFinite(value)) return null;
  const written = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
  return `${name}{${written.join(",")}} ${value.toFixed(digits)}`;
}

const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\r", " ").replaceAll("\n", "\\n");
