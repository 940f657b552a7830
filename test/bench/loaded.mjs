import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { built } from "./workspace.mjs";

/** The columns of a generated CSV file as a table in memory: what "data loaded" means here, as a DataFrame is for the peer. */
export async function loadedTable(file, groups) {
  const { tableFrom } = await built("table/table.js");
  const columns = { [groups]: [], y_true: [], y_pred: [] };
  let places = null;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const fields = line.split(",");
    if (places === null) places = Object.keys(columns).map((name) => fields.indexOf(name));
    else {
      columns[groups].push(fields[places[0]]);
      columns.y_true.push(Number(fields[places[1]]));
      columns.y_pred.push(Number(fields[places[2]]));
    }
  }
  return tableFrom(columns);
}

/** What an audit asks an engine about label, prediction and one attribute. */
export const queryOf = (groups) => ({
  axes: {
    [`by.${groups}`]: { kind: "category", column: groups },
    label: { kind: "is", column: "y_true", values: ["1"] },
    prediction: { kind: "is", column: "y_pred", values: ["1"] },
  },
});

/** Counts of decisions, without scores and ranks. */
export const countsOnly = (cube) => ({ cube, scores: null, probabilities: false });

/** The plan that measures the peer's five metrics, with limits for every group, and the given disparities. */
export async function planOf(groups, metricIds, { contrasts = [], disparities = [] } = {}) {
  const { metrics } = await built("metrics/index.js");
  return {
    groupings: [[groups]],
    favorable: "positive",
    confidence: 0.95,
    minN: 30,
    seed: 0,
    resamples: 2000,
    references: {},
    metrics: metrics.filter(({ id }) => metricIds.includes(id)),
    contrasts,
    disparities,
  };
}

export const fiveMetrics = ["selection_rate", "true_positive_rate", "false_positive_rate", "positive_predictive_value", "accuracy"];
