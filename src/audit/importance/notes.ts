import { type Diagnostic, diagnostic } from "../../errors.js";
import type { FeatureFacts, Importance, MetricImportance } from "./row.js";

/** Rank correlation from which on columns stand in for each other. */
const ALIKE = 0.7;
/** Share of exchanged rows unlike real ones from which on it is said; 0.05 of real rows are. */
const UNLIKE = 0.2;
/** Measures that every change of a score shows in. */
const ofScores = new Set(["log_loss", "brier_score", "auc", "root_mean_squared_error", "mean_absolute_error", "r_squared"]);
const smallerIsBetter = new Set(["log_loss", "brier_score", "root_mean_squared_error", "mean_absolute_error", "error_rate"]);
const MOST_NAMED = 5;

/** What a reader of importances has to be told about them. */
export function importanceNotes(block: Importance): readonly Diagnostic[] {
  return [...alike(block), ...unlike(block), ...noBetter([block, ...block.also]), ...onlyDecisions(block)];
}

function alike({ featureFacts, conditional }: Importance): readonly Diagnostic[] {
  const pairs = new Map<string, string>();
  for (const { columns, mostAlike } of featureFacts) {
    if (mostAlike === null || Math.abs(mostAlike.rho) <= ALIKE) continue;
    const own = columns.join(" + ");
    const key = [own, mostAlike.column].sort().join("\u0000");
    pairs.set(key, `${own} and ${mostAlike.column}: rank correlation ${mostAlike.rho.toFixed(2)}`);
  }
  const spread = [...new Set(featureFacts.flatMap(({ grouped, oneHot }) => (grouped === null && oneHot !== null ? [oneHot] : [])))];
  const evidence = [...pairs.values(), ...spread.map((name) => `columns that begin with ${name} are one category spread over several`)];
  if (evidence.length === 0) return [];
  const many = pairs.size + spread.length;
  return [
    diagnostic(
      "EH151",
      `${many === 1 ? "columns stand" : `${many} pairs or sets of columns stand`} in for each other, so that each alone may look unimportant`,
      {
        evidence: named(evidence),
        help: ["--group-columns auto", ...(conditional === "none" ? ["--conditional subgroups"] : [])],
      },
    ),
  ];
}

function unlike({ featureFacts, conditional }: Importance): readonly Diagnostic[] {
  const far = featureFacts
    .filter((one): one is FeatureFacts & { readonly extrapolation: number } => (one.extrapolation ?? 0) > UNLIKE)
    .sort((a, b) => b.extrapolation - a.extrapolation);
  if (far.length === 0) return [];
  const told = `${far.length === 1 ? "a feature" : `${far.length} features`} with values from other rows ${far.length === 1 ? "makes" : "make"} rows unlike any in the data`;
  return [
    diagnostic("EH152", told, {
      evidence: named(
        far.map(({ feature, extrapolation }) => `${feature}: ${Math.round(100 * extrapolation)} of 100 exchanged rows, 5 of 100 real ones`),
      ),
      help: ["--group-columns auto", ...(conditional === "none" ? ["--conditional subgroups"] : [])],
    }),
  ];
}

/** A model that is no better than the same number for everybody. */
function noBetter(all: readonly MetricImportance[]): readonly Diagnostic[] {
  const bad = all.filter(({ metric, base, withoutFeatures }) => {
    if (base === null || withoutFeatures === null) return false;
    return smallerIsBetter.has(metric) ? base >= withoutFeatures : base <= withoutFeatures;
  });
  if (bad.length === 0) return [];
  return [
    diagnostic("EH153", "the model is no better than one number for everybody, so what it rests on says little", {
      evidence: named(
        bad.map(({ metric, base, withoutFeatures }) => `${metric} ${short(base!)}, without features ${short(withoutFeatures!)}`),
      ),
      help: ["look for swapped classes, or columns that are not as they were for training"],
    }),
  ];
}

/** Decisions alone were asked about, though the model gives scores and there are labels. */
function onlyDecisions({ metric, also, pair, threshold, withoutFeatures }: Importance): readonly Diagnostic[] {
  const asked = [metric, ...also.map((one) => one.metric)];
  if (threshold === null || pair !== null || withoutFeatures === null || asked.some((name) => ofScores.has(name))) return [];
  return [
    diagnostic("EH154", `${metric} moves only where a score crosses ${threshold}; shifts on either side are not seen`, {
      help: [`--of ${metric},log_loss`],
    }),
  ];
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

const named = (lines: readonly string[]): readonly string[] =>
  lines.length <= MOST_NAMED ? lines : [...lines.slice(0, MOST_NAMED - 1), `and ${lines.length - MOST_NAMED + 1} more`];
