import type { FeatureFacts } from "../audit/importance/row.js";
import type { Result } from "../audit/result.js";
import { type Block, cell } from "./block.js";
import { countOf } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { MOST_SHOWN } from "./importance-measure.js";
import { rankedFeatures } from "./importance-rows.js";

/** Rank correlation, and share of rows unlike real ones, from which on a feature is worth a line. */
const ALIKE = 0.5;
const UNLIKE = 0.1;

/** Features that cannot be looked at by themselves: columns alike, columns moved together, exchanged rows unlike real ones. */
export function importanceTogether(result: Result): readonly Block[] {
  const { importance } = result;
  if (importance === null) return [];
  const byImportance = new Map(rankedFeatures(importance).map(({ feature }, i) => [feature, i]));
  const told = importance.featureFacts
    .filter((one) => one.rSquared !== null || one.grouped !== null || alike(one) || (one.extrapolation ?? 0) > UNLIKE)
    .sort((a, b) => (byImportance.get(a.feature) ?? Infinity) - (byImportance.get(b.feature) ?? Infinity) || 0);
  if (told.length === 0) return [];
  const held = told.some(({ rSquared }) => rSquared !== null);
  return [
    {
      kind: "table",
      caption: "Features and the other columns",
      columns: [
        { title: "Feature", align: "text" },
        { title: "Most like it", align: "text" },
        ...(held ? ([{ title: "Predictable from the others", align: "number" }] as const) : []),
        { title: "Exchanged rows unlike real ones", align: "number" },
      ],
      rows: told
        .slice(0, MOST_SHOWN)
        .map((one) => [
          cell(formatName(one.feature), ...(one.grouped === null ? [] : [groupedWords[one.grouped]])),
          one.mostAlike === null ? cell("–") : cell(formatName(one.mostAlike.column), `rank correlation ${formatScore(one.mostAlike.rho)}`),
          ...(held ? [cell(one.rSquared === null ? "–" : formatShare(one.rSquared))] : []),
          cell(one.extrapolation === null ? "–" : formatShare(one.extrapolation)),
        ]),
      note: `For comparison: 5% of real rows are as unlike the others. ${told.length > MOST_SHOWN ? `${countOf(told.length - MOST_SHOWN, "more feature")} in the results. ` : ""}Where many exchanged rows are unlike real ones, the model was asked about people who do not exist.`,
    },
  ];
}

const alike = ({ mostAlike }: FeatureFacts): boolean => mostAlike !== null && Math.abs(mostAlike.rho) > ALIKE;

const groupedWords = {
  asked: "moved together, as asked",
  one_hot: "one category, moved together",
  correlated: "nearly the same, moved together",
} as const;
