import type { Result } from "../../audit/result.js";
import { formatCount } from "../../sections/format-count.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatScore } from "../../sections/format-score.js";
import { formatShare } from "../../sections/format-share.js";
import { mostChanged, recourseMethod, recourseSummary, shownGroups, withRange } from "../../sections/recourse-words.js";
import { clipped, displayWidth, padded, wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

const LONGEST = 24;

/** What would turn decisions, as a person reads it in a terminal; nothing when nobody asked. */
export function renderRecourse(result: Result, screen: Screen): string {
  const study = result.recourse;
  if (study === null) return "";
  const shown = shownGroups(result);
  const rows = [
    ["", "way found", "effort", "rows"],
    ...shown.map((group) => [
      clipped(formatGroup(group.by, group.group), LONGEST),
      withRange(group.reached, (value) => formatShare(value)),
      withRange(group.effort, formatScore),
      formatCount(group.explained),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column]!))));
  const lines = [
    styled("What would turn an unfavourable decision", "bold", screen),
    ...recourseSummary(study).flatMap((words) => wrapped(words, screen.width)),
    ...(shown.length === 0
      ? []
      : rows.map((row) =>
          clipped(`  ${row.map((text, column) => padded(text, widths[column]!, "left")).join("  ")}`.trimEnd(), screen.width),
        )),
    ...(shown[0] === undefined || mostChanged(shown[0]) === ""
      ? []
      : wrapped(`Changed most: ${mostChanged(shown[0])} of the ways.`, screen.width)),
    ...(study.reason === null ? wrapped(recourseMethod(study), screen.width) : []),
  ];
  return spelledFor(`${lines.join("\n")}\n`, screen);
}
