import type { Result } from "../audit/result.js";
import { disparityScale, formatBounds } from "./disparity-facts.js";
import { formatGap, gapUnit } from "./format-gap.js";
import { formatGroup, sameGroup } from "./format-group.js";
import { SHORT_NAME } from "./format-name.js";
import { sameBy } from "./groupings.js";
import { lowerTitle } from "./lower-title.js";
import { measureFacts } from "./measure-facts.js";
import { pluralList } from "./plural-list.js";
import type { Gap } from "./ranked-gaps.js";

const CONTRAST = "difference_to_reference";
const NAMES = 4;

/** The other groups that differ from the reference group in the same measure: a largest gap names two groups only. */
export function alsoApart(result: Result, { by, metric, pair: { a, b } }: Gap): readonly { lead: string; text: string }[] {
  const rows = result.disparities.filter(
    (row) => row.metric === metric && row.contrast === CONTRAST && sameBy(row.by, by) && row.group !== undefined,
  );
  const reference = rows.find(({ pair }) => pair !== null)?.pair?.b.group;
  if (reference === undefined) return [];
  const others = rows.filter(
    ({ group, bounds }) =>
      ![a.group, b.group, reference].some((known) => sameGroup(by, group!, known)) &&
      ((bounds?.lower ?? 0) > 0 || (bounds?.upper ?? 0) < 0),
  );
  if (others.length === 0) return [];
  const told = others.map((row) => {
    const scale = disparityScale(result, row);
    return `${formatGroup(by, row.group!, SHORT_NAME)} by ${formatGap(result, row)}${gapUnit(scale)} (${formatBounds(row, scale)})`;
  });
  return [
    {
      lead: `Also apart from ${formatGroup(by, reference, SHORT_NAME)}`,
      text: `In ${lowerTitle(measureFacts(result, metric).title)}: ${pluralList(told, NAMES)}; each range is of one comparison.`,
    },
  ];
}
