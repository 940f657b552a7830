import type { CalibrationRow } from "../../audit/reliability/row.js";
import { cell, type TableBlock } from "../block.js";
import { countOf } from "../format-count.js";
import { formatGroup } from "../format-group.js";
import { formatPoints } from "../format-points.js";
import { formatProbability } from "../format-probability.js";
import { formatScore } from "../format-score.js";
import { reasonWords } from "../reason-words.js";

/** Whether outcomes are as frequent as scores say; null when nothing was tested. */
export function calibrationTable(rows: readonly CalibrationRow[]): TableBlock | null {
  if (rows.length === 0) return null;
  return {
    kind: "table",
    caption: "Are outcomes as frequent as scores say? Tests without bins",
    columns: [
      { title: "Group", align: "text" },
      { title: "Outcomes above scores, points", align: "number" },
      { title: "Largest running difference", align: "number" },
      { title: "p", align: "number" },
      { title: "Spiegelhalter’s z", align: "number" },
    ],
    rows: rows.map(({ by, group, n, meanError, distance, ks, kuiper, spiegelhalter, p, reason }) => {
      const name = cell(by.length === 0 ? "Everybody" : formatGroup(by, group), countOf(n, "row"));
      if (meanError === null || ks === null || p === null) return [name, cell("–", reasonWords(reason)), cell("–"), cell("–"), cell("–")];
      return [
        name,
        cell(formatPoints(meanError)),
        cell(`${formatScore(ks)} sd`, `range ${formatScore(kuiper ?? 0)}`, `${formatPoints(distance ?? 0)} points`),
        cell(formatProbability(p.adjusted), `alone ${formatProbability(p.ks)}`),
        spiegelhalter === null ? cell("–") : cell(formatScore(spiegelhalter), `p ${formatProbability(p.spiegelhalter ?? 1)}`),
      ];
    }),
    note: "The differences between outcomes and scores are added up from the lowest score to the highest. Their largest distance from zero is given in standard deviations of what chance gives when scores are right, and in percentage points of people (the calibration distance that a policy can limit). p is adjusted by Holm for the groups of the attribute. A small p shows that, for this group, scores are not the probabilities that they claim to be.",
  };
}
