import { additiveGap, type TermRows } from "../../explanations/gap/additive-gap.js";
import { type GapAttribution, gapAttribution } from "../../explanations/gap/gap-attribution.js";
import { hasLinear } from "../../models/linear/linear.js";
import { linearScores } from "../../models/linear/linear-scores.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { featureColumns } from "../../models/trees/feature-columns.js";
import { rawScores } from "../../models/trees/raw-scores.js";
import type { Table } from "../../table/table.js";
import type { ExplainedClass } from "../effects/explained-classes.js";
import type { AskedGap } from "./asked-gaps.js";
import { explained, levelsOf, type Prepared, splitOf, unexplained } from "./explained.js";
import type { WhyFrame } from "./frame.js";
import { type PairedGroup, widestPair } from "./widest-pair.js";

/** Whether the raw score of a model can be taken apart exactly, and whether it is the prediction itself. */
export function openness(model: Model): "no" | "raw" | "prediction" {
  const link = hasTrees(model) ? model.ensemble.transform : hasLinear(model) ? model.linear.link : null;
  return link === null ? "no" : link.kind === "identity" ? "prediction" : "raw";
}

interface Opened {
  /** By row. */
  readonly raw: Float64Array;
  between(higher: PairedGroup, lower: PairedGroup): GapAttribution;
}

/** The gap in mean raw score, exactly: of trees over all pairs of rows, of linear models by their weights. The model is not asked. */
export function exactGap(asked: AskedGap, frame: WhyFrame): Prepared {
  const { model, table, plan } = frame.work;
  const opened = openedModel(model, table, { confidence: plan.confidence, of: frame.of })!;
  const space = asked.measure.startsWith("raw_score") ? "raw_score" : "amount";
  const pair = widestPair(frame, asked.attribute, { label: null, values: opened.raw });
  const placed = { asked, space, forecast: 0 } as const;
  return {
    forecast: 0,
    least: 0,
    async run() {
      if (typeof pair === "string") return unexplained(placed, pair);
      const { gap, parts, together } = opened.between(pair.higher, pair.lower);
      const ofUnits = frame.units.map(({ name, columns }) => ({
        ...(columns.length === 1 ? parts.find(({ feature }) => feature === columns[0])! : together(columns)),
        feature: name,
      }));
      return explained(
        { ...placed, pair },
        {
          ...{ gap, whole: together(parts.map(({ feature }) => feature)), levels: levelsOf(pair), parts: ofUnits, start: null },
          split: splitOf(frame, (names) => together(columnsOf(frame, names))),
        },
        frame,
      );
    },
  };
}

const columnsOf = ({ units }: WhyFrame, names: readonly string[]): readonly string[] =>
  units.filter(({ name }) => names.includes(name)).flatMap(({ columns }) => columns);

interface Opening {
  readonly confidence: number;
  /** The class whose raw score it is; null = the only one. */
  readonly of: ExplainedClass | null;
}

function openedModel(model: Model, table: Table, { confidence, of }: Opening): Opened | null {
  if (hasTrees(model)) {
    const { ensemble } = model;
    const columns = featureColumns(table, ensemble.features);
    const output = of?.place ?? ensemble.outputs - 1;
    const part = ({ rows, weights, clusters }: PairedGroup) => ({
      columns: columns.map((column) => Float64Array.from(rows, (row) => column[row]!)),
      rows: rows.length,
      ...(weights && { weights }),
      clusters,
    });
    return {
      raw: rawScores(ensemble, columns, table.rows)[output]!,
      between: (higher, lower) => gapAttribution(ensemble, part(higher), part(lower), { confidence, output }),
    };
  }
  if (!hasLinear(model)) return null;
  const { linear } = model;
  const values = linear.valuesOf(table);
  const output = of?.place ?? linear.weights.length - 1;
  const weights = linear.weights[output]!;
  // Terms of one column, such as its categories, are one feature.
  const names = [...new Set(linear.terms.map(({ column }) => column))];
  const part = (group: PairedGroup): TermRows => ({
    terms: names.map((name) =>
      Float64Array.from(group.rows, (row) =>
        linear.terms.reduce((sum, { column }, t) => sum + (column === name ? weights[t]! * values[t]![row]! : 0), 0),
      ),
    ),
    rows: group.rows.length,
    weights: group.weights,
    clusters: group.clusters,
  });
  return {
    raw: linearScores(linear, values, table.rows)[output]!,
    between: (higher, lower) => additiveGap(names, part(higher), part(lower), { confidence }),
  };
}
