import type { Result } from "../../audit/result.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatPoints } from "../../sections/format-points.js";
import { formatProbability } from "../../sections/format-probability.js";
import { formatScore } from "../../sections/format-score.js";
import { formatShare } from "../../sections/format-share.js";
import { reasonWords } from "../../sections/reason-words.js";
import { isOutside } from "../../sections/reliability/expected.js";
import { intervalsSummary } from "../../sections/reliability/given-intervals.js";
import { guaranteeSummary } from "../../sections/reliability/guarantee.js";
import { textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { type Screen, styled } from "./screen.js";

const LONGEST_NAME = 24;

/** How far scores can be relied on, group by group. */
export function reliabilityLines({ reliability }: Result, screen: Screen): readonly string[] {
  if (reliability === null) return [];
  const title = styled("How far scores can be relied on", "bold", screen);
  if (reliability.reason !== null) return [title, ...wrapped(`  Not judged: ${reasonWords(reliability.reason)}.`, screen.width, "  ")];
  const rows = (reliability.guarantee?.groups ?? []).map((row) => {
    const at = <Row extends { readonly by: readonly string[]; readonly group: object }>(list: readonly Row[]): Row | undefined =>
      list.find(({ by, group }) => JSON.stringify([by, group]) === JSON.stringify([row.by, row.group]));
    const calibration = at(reliability.calibration);
    const accuracy = at(reliability.expected)?.metrics.accuracy;
    return [
      `  ${row.by.length === 0 ? "everybody" : formatGroup(row.by, row.group, LONGEST_NAME)}`,
      row.coverage === null ? "–" : formatShare(row.coverage),
      row.size === null ? "–" : formatScore(row.size),
      calibration?.meanError == null ? "–" : formatPoints(calibration.meanError),
      calibration?.p == null ? "–" : formatProbability(calibration.p.adjusted),
      accuracy?.expected == null ? "–" : formatShare(accuracy.expected),
      accuracy?.realised == null ? "–" : `${formatShare(accuracy.realised)}${isOutside(accuracy) ? "*" : ""}`,
    ];
  });
  const right = (name: string) => ({ title: name, align: "right" as const });
  return [
    title,
    ...textTable(
      [{ title: "", align: "left", flexible: true }, ...["holds", "size", "outcomes–scores", "p", "expected", "came true"].map(right)],
      rows,
      screen.width,
    ),
    ...wrapped(guaranteeSummary(reliability), screen.width),
    ...(reliability.intervals === null ? [] : wrapped(intervalsSummary(reliability.intervals), screen.width)),
    ...wrapped(
      "holds: answers that contain the recorded outcome; size: classes or width per answer; outcomes–scores: in points; expected, came true: accuracy without and with labels (* = outside its range).",
      screen.width,
    ),
  ];
}
