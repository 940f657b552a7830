import type { Result } from "../../audit/result.js";
import { attributesNotAsked } from "../attributes-not-asked.js";
import { codesNotTold } from "../codes-not-told.js";
import { exclusionsBy } from "../exclusions.js";
import { countOf } from "../format-count.js";
import { formatGroup, formatGrouping, isMissingGroup, sameGroup } from "../format-group.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { groupingsOf, groupsBy } from "../groupings.js";
import { pluralList } from "../plural-list.js";
import type { Step } from "./step.js";

const NAMES = 4;

/** What the data lack, one step each: outcomes, people whose group is unknown, groups too small, rows that were dropped. */
export function dataSteps(result: Result): readonly Step[] {
  const { plan } = result;
  const truth: readonly Step[] =
    plan.label === null && plan.task !== "ranking"
      ? [
          {
            rule: "no-true-outcome",
            what: "Add the recorded outcomes",
            because: "Without them, nobody can say how often decisions are right",
            how: "A column for --label",
          },
        ]
      : [];
  return [
    ...truth,
    ...codes(result),
    ...notAsked(result),
    ...groupingsOf(result)
      .filter((by) => by.length === 1)
      .flatMap((by) => [...unknown(result, by), ...small(result, by)]),
  ];
}

function codes(result: Result): readonly Step[] {
  const found = codesNotTold(result);
  if (found === null) return [];
  return [
    {
      rule: "codes-not-told",
      what: `Find out whether numbers in ${found.columns} that look like codes mean “not known”`,
      because: "A model that does not know this treats them as amounts, and they distort every average of the column",
      how: found.help,
    },
  ];
}

function notAsked(result: Result): readonly Step[] {
  const names = attributesNotAsked(result).map((name) => formatName(name, SHORT_NAME));
  if (names.length === 0) return [];
  return [
    {
      rule: "attribute-not-compared",
      what: `Compare groups by ${pluralList(names, NAMES)} as well, or write down why not`,
      because: "The data have such columns, and nothing is said about these groups",
      how: "--sensitive, or columns.sensitive in the policy",
    },
  ];
}

function unknown(result: Result, by: readonly string[]): readonly Step[] {
  const row = groupsBy(result, by).find(({ group, n }) => isMissingGroup(by, group) && n > 0);
  if (row === undefined) return [];
  return [
    {
      rule: "group-not-recorded",
      what: `Where it is lawful, find out the ${formatName(by[0]!)} of ${countOf(row.n, "person", "people")}, or record why it is not known`,
      because: "They are not part of any comparison",
      how: "Those who collect the data",
    },
  ];
}

function small(result: Result, by: readonly string[]): readonly Step[] {
  const left = exclusionsBy(result, by).filter(({ reason, group }) => reason === "below_min_n" && !isMissingGroup(by, group));
  const names = groupsBy(result, by)
    .filter(({ group }) => left.some((one) => sameGroup(by, one.group, group)))
    .map(({ group, n }) => `${formatGroup(by, group, SHORT_NAME)} (${countOf(n, "row")})`);
  if (names.length === 0) return [];
  return [
    {
      rule: "group-too-small",
      what: `Collect more rows of ${pluralList(names, NAMES)}`,
      because: `By ${formatGrouping(by)}, some measures count fewer than ${countOf(result.plan.minN, "row")} of them and leave them out`,
      how: "Use a longer period or more places; or set --min-n and write down the reason",
    },
  ];
}
