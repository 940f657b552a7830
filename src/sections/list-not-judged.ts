import type { GroupRow, Result } from "../audit/result.js";
import { exclusionsBy } from "./exclusions.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, isMissingGroup } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatShare } from "./format-share.js";
import { gather } from "./gather.js";
import { everybody, groupingsOf, groupsBy } from "./groupings.js";
import { measureFacts, measuresOf } from "./measure-facts.js";
import { missingMembers } from "./missing-members.js";
import type { NotJudged } from "./not-judged.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";

const NAMES = 12;

/** All that could not be judged: whole measures first, then groups, then people, then what takes a model. */
export function listNotJudged(result: Result): readonly NotJudged[] {
  return [
    ...cutShort(result),
    ...withoutValue(result),
    ...groupingsOf(result).flatMap((by) => leftOut(result, by)),
    ...missingMembers(result),
    ...droppedRows(result),
    withoutModel,
  ];
}

const withoutModel: NotJudged = {
  what: "What the decisions depend on, and how stable they are",
  why: "the audit saw decisions and no model",
  consequence: "This report describes what was decided; it does not say why.",
};

function cutShort({ complete }: Result): readonly NotJudged[] {
  if (complete) return [];
  return [
    {
      what: "The rest of the audit",
      why: "the run was cut short",
      consequence: "Some measures are absent. Repeat the run before relying on this report.",
    },
  ];
}

/** Measures that have no value even for everybody together. */
function withoutValue(result: Result): readonly NotJudged[] {
  const all = everybody(result);
  if (!all) return [];
  const byReason = gather(
    measuresOf(result).filter((id) => all.metrics[id]?.value === null),
    (id) => all.metrics[id]!.reason ?? "",
  );
  return [...byReason].map(([reason, ids]) => ({
    what: pluralList(
      ids.map((id, i) => lowerFirst(measureFacts(result, id).title, i)),
      NAMES,
    ),
    why: reasonWords(reason),
    consequence:
      reason === "no_label"
        ? "The report shows who gets which decision, not whether the decision was right."
        : "No statement is made about these.",
  }));
}

const lowerFirst = (title: string, index: number): string => (index === 0 ? title : title.charAt(0).toLowerCase() + title.slice(1));

/** Groups that are not compared, those with the same reason and measures together. */
function leftOut(result: Result, by: readonly string[]): readonly NotJudged[] {
  const groups = groupsBy(result, by);
  const rowsOf = new Map(groups.map((row) => [formatGroup(by, row.group), row]));
  const alike = gather(
    exclusionsBy(result, by).filter(({ reason, group }) => reason !== "missing_group" && !isMissingGroup(by, group)),
    ({ reason, metrics }) => JSON.stringify([reason, metrics]),
  );
  const measured = new Set(result.disparities.filter((row) => formatGrouping(row.by) === formatGrouping(by)).map(({ metric }) => metric))
    .size;
  return [...alike.values()].map((entries) => {
    const { reason, metrics } = entries[0]!;
    const names = entries.map(({ group }) => withRows(formatGroup(by, group), rowsOf));
    const titles = metrics.map((id) => measureFacts(result, id).title.toLowerCase());
    const scope = metrics.length === measured ? "every measure" : pluralList(titles, 4);
    return {
      what: `${formatGrouping(by)}: ${countOf(entries.length, "group")} of ${formatCount(groups.length)}, ${pluralList(names, NAMES)}, in ${scope}`,
      why: reason === "below_min_n" ? `fewer than ${countOf(result.plan.minN, "row")} that the measure counts` : reasonWords(reason),
      consequence: "Shown in the tables and left out of every gap. A gap that involves them may be larger than any shown.",
    };
  });
}

function withRows(name: string, rowsOf: ReadonlyMap<string, GroupRow>): string {
  const row = rowsOf.get(name);
  return row ? `${name} (${formatCount(row.n)})` : name;
}

function droppedRows({ inputs }: Result): readonly NotJudged[] {
  return inputs.flatMap((input) =>
    input.dropped.map(({ reason, rows }) => ({
      what: `${countOf(rows, "row")} of ${formatName(input.path)} (${formatShare(input.rows === 0 ? 0 : rows / input.rows)})`,
      why: reasonWords(reason),
      consequence: "Left out of the measures that need what is missing. If such rows are more common in one group, its rates can mislead.",
    })),
  );
}
