import type { OpenedData } from "../audit/open-data.js";
import type { Policy } from "../policy/policy.js";
import type { AuditRequest } from "../policy/request.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { countOf } from "../sections/format-count.js";
import type { OutputTarget } from "./output-target.js";
import type { Session } from "./session.js";

interface Planned {
  readonly request: AuditRequest;
  readonly opened: OpenedData;
  readonly targets: readonly OutputTarget[];
  readonly policy: Policy | null;
}

/** What an audit would do and write: as lines, or as one JSON document. */
export function dryRun({ request, opened, targets, policy }: Planned, { json }: Session): string {
  const { engine, inputs } = opened;
  const outputs = targets.filter(({ path }) => path !== "-");
  if (json) {
    const data = { paths: inputs.map(({ path }) => path), rows: engine.rows, engine: engine.id };
    return `${JSON.stringify({ dryRun: true, policy: policy?.path ?? null, data, request, outputs }, null, 2)}\n`;
  }
  const { columns, outcome, groups, stats, extras } = request;
  const { sensitive, strata, ...single } = columns;
  const values = (list: readonly unknown[] | null): string => (list === null ? "" : list.map(String).join(", "));
  const rows: readonly (readonly [string, string])[] = [
    ["data", `${inputs.map(({ path }) => path).join(", ")}: ${countOf(engine.rows, "row")}, engine ${engine.id}`],
    ["policy", policy?.path ?? "none"],
    ...Object.entries(single).map(([role, column]) => [role, column ?? ""] as const),
    ["sensitive", sensitive.join(", ")],
    ["strata", strata.join(", ")],
    ["positive", values(outcome.positive.label ?? outcome.positive.prediction)],
    ["negative", values(outcome.negative.label ?? outcome.negative.prediction)],
    ["favorable", outcome.favorable ?? "positive (default)"],
    ["threshold", outcome.threshold === null ? "" : String(outcome.threshold)],
    ["where", request.where ?? ""],
    ["groups", `combined up to ${groups.depth}, at least ${groups.minN === "auto" ? "30 (auto)" : groups.minN} rows`],
    [
      "defined",
      Object.entries(groups.define)
        .map(([name, one]) => `${name} ${JSON.stringify(one)}`)
        .join(", "),
    ],
    [
      "metrics",
      Object.entries(request.formulas)
        .map(([name, formula]) => `${name} = ${formula}`)
        .join(", "),
    ],
    ["search", extras.scan === null ? "" : searchText(extras.scan)],
    ["tests", extras.tests ? "of every rate, adjusted for all of them" : ""],
    ["features", extras.neighbors === null ? "" : featureText(extras.neighbors)],
    ["ranges", `confidence ${stats.confidence}, seed ${stats.seed}, ${countOf(stats.resamples, "resample")}`],
    ["outputs", outputs.length === 0 ? "terminal only" : outputs.map(({ format, path }) => `${path} (${format})`).join(", ")],
  ];
  const lines = rows.filter(([, text]) => text !== "").map(([name, text]) => `  ${name.padEnd(12)}${plainText(text)}`);
  return `Would audit, and writes nothing now:\n${lines.join("\n")}\n`;
}

function searchText({ metrics, features, depth, minRows, limit, method }: NonNullable<AuditRequest["extras"]["scan"]>): string {
  const beside = features === "all" ? ", every other column" : features.map((name) => `, ${name}`).join("");
  const rates = metrics.length === 0 ? "usual rates" : metrics.join(", ");
  const held = limit === null ? "" : `, limit ${limit}`;
  return `attributes${beside}; ${rates}; up to ${countOf(depth, "value")}, at least ${countOf(minRows, "row")}${held}, method ${method}`;
}

const featureText = ({ features, scaling, neighbors }: NonNullable<AuditRequest["extras"]["neighbors"]>): string =>
  `${features.join(", ")}; scaling ${scaling}, ${countOf(neighbors, "neighbour")}`;
