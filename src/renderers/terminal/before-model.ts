import type { AssociationRow, Result } from "../../audit/result.js";
import { countOf } from "../../sections/format-count.js";
import { formatName, SHORT_NAME } from "../../sections/format-name.js";
import { formatScore } from "../../sections/format-score.js";
import { wrapped } from "./display-width.js";

/** A line or two on the data before any decision; none when nobody looked at their columns. */
export function beforeModelLines({ beforeModel }: Result, width: number): readonly string[] {
  if (beforeModel === null || beforeModel.features.length === 0) return [];
  const { features, proxies, leaks, duplicates } = beforeModel;
  const told = proxies.filter(({ auc }) => auc !== null);
  const best = told.reduce<AssociationRow | null>((a, b) => (a === null || b.auc! > a.auc! ? b : a), null);
  const proxy =
    best === null
      ? ""
      : ` ${formatName(best.feature, SHORT_NAME)} tells ${formatName(best.of, SHORT_NAME)} best (AUC ${formatScore(best.auc!)} of ${formatName(best.group!, SHORT_NAME)}).`;
  const leaking = leaks.filter(({ finding }) => finding !== null).length;
  const label =
    leaks.length === 0 ? "" : ` ${leaking === 0 ? "None tells" : `${countOf(leaking, "of them tells", "of them tell")}`} the label.`;
  const repeats =
    duplicates === null
      ? ""
      : ` ${duplicates.repeated === 0 ? "No row repeats" : countOf(duplicates.repeated, "row repeats", "rows repeat")}.`;
  return wrapped(`Before any model, ${countOf(features.length, "feature")}:${proxy}${label}${repeats}`, width);
}
