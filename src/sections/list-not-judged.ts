import type { Result } from "../audit/result.js";
import { isAbsentInput } from "./absent-inputs.js";
import { attributesNotAsked } from "./attributes-not-asked.js";
import { codesNotTold } from "./codes-not-told.js";
import { countOf } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatShare } from "./format-share.js";
import { gather } from "./gather.js";
import { everybody, groupingsOf } from "./groupings.js";
import { leftOutGroups } from "./left-out-groups.js";
import { lowerTitle } from "./lower-title.js";
import { allMeasuresOf, measureFacts } from "./measure-facts.js";
import { missingMembers } from "./missing-members.js";
import type { NotJudged } from "./not-judged.js";
import { notShown } from "./not-shown.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";

const NAMES = 12;
const BRIEF_NAMES = 3;

/** All that could not be judged: whole measures first, then people and groups, then rows, then what takes a model. */
export function listNotJudged(result: Result): readonly NotJudged[] {
  return [
    ...cutShort(result),
    ...notShown(result),
    ...withoutValue(result),
    ...missingMembers(result),
    ...groupingsOf(result).flatMap((by) => leftOutGroups(result, by)),
    ...droppedRows(result),
    ...unclearCodes(result),
    ...notCompared(result),
    ...notLookedAt(result),
    ...withoutModel(result),
  ];
}

function unclearCodes(result: Result): readonly NotJudged[] {
  const found = codesNotTold(result);
  if (found === null) return [];
  return [
    {
      what: `Numbers in ${found.columns} that look like codes for “not known”`,
      why: "nobody said whether they are",
      consequence: "They were taken as amounts. The messages of the run list them, with the flag that tells.",
      brief: `Numbers in ${found.columns} look like codes for “not known” and were taken as amounts.`,
    },
  ];
}

/** What the data hold, and what was done to get it. */
const seen: Readonly<Record<Result["plan"]["task"], readonly [what: string, done: string]>> = {
  binary: ["decisions", "decided"],
  multiclass: ["predictions", "predicted"],
  regression: ["predictions", "predicted"],
  ranking: ["places", "ranked"],
};

/** What only a model could tell, as far as none was asked. */
function withoutModel({ plan, askedModel, drivers, importance, why, robustness }: Result): readonly NotJudged[] {
  const [what, done] = seen[plan.task];
  const [restsKnown, stableKnown] = [drivers.length > 0 || importance !== null || why !== null, robustness.length > 0];
  if (askedModel !== null) {
    if (restsKnown && stableKnown) return [];
    const open = restsKnown ? "how stable they are" : stableKnown ? "what they depend on" : "what they depend on, and how stable they are";
    return [
      {
        what: `Of the ${what}, ${open}`,
        why: "the model was not asked about it",
        consequence: `evenhand ${restsKnown ? "stress" : "importance, why and stress"} would tell.`,
        brief: `Of the ${what}, ${open} was not tested.`,
      },
    ];
  }
  const one = {
    what: `What the ${what} depend on, and how stable they are`,
    why: `the audit saw ${what} and no model`,
    consequence: `This report describes what was ${done}; it does not say why.`,
    brief: `What the ${what} depend on was not tested, because the audit saw ${what} and no model.`,
  };
  return [one];
}

function cutShort({ complete }: Result): readonly NotJudged[] {
  if (complete) return [];
  return [
    {
      what: "The rest of the audit",
      why: "the run was cut short",
      consequence: "Some measures are missing. Repeat the run before relying on this report.",
      brief: "The run was cut short, so some measures are missing.",
    },
  ];
}

/** Measures that have no value even for everybody together, those with the same reason together. */
function withoutValue(result: Result): readonly NotJudged[] {
  const all = everybody(result);
  if (!all) return [];
  const byReason = gather(
    allMeasuresOf(result).filter(
      (id) => all.metrics[id]?.value === null && !isOfOtherTask(all.metrics[id].reason) && !isOfGroupsOnly(result, id),
    ),
    (id) => all.metrics[id]!.reason ?? "",
  );
  return [...byReason].map(([reason, ids]) => {
    const titles = ids.map((id, i) => lowerFirst(measureFacts(result, id).title, i));
    if (reason === "no_label") return { ...withoutLabel, what: pluralList(titles, NAMES) };
    return {
      what: pluralList(titles, NAMES),
      why: reasonWords(reason),
      consequence: "No statement is made about these.",
      brief: `No value for ${pluralList(titles, BRIEF_NAMES)}: ${reasonWords(reason)}.`,
    };
  });
}

/** Nobody misses scores, classes, amounts or rankings that the data do not have: whoever audits decisions did not ask for them. */
const isOfOtherTask = (reason: string | null): boolean => isAbsentInput(reason) && reason !== "no_label" && reason !== "no_prediction";

/** Pairs of items of different groups are there for groups, and none for everybody. */
const isOfGroupsOnly = ({ groups }: Result, id: string): boolean => groups.some(({ metrics }) => (metrics[id]?.value ?? null) !== null);

const withoutLabel: Omit<NotJudged, "what"> = {
  why: reasonWords("no_label"),
  consequence: "The report shows who gets which decision, not whether the decision was right.",
  brief: "How often decisions match the recorded outcome was not judged, because the data do not have it.",
};

const lowerFirst = (title: string, index: number): string => (index === 0 ? title : lowerTitle(title));

/** Why columns were not looked at one by one, and how to have it done. */
function notLookedAt({ beforeModel }: Result): readonly NotJudged[] {
  const reason = beforeModel?.reason ?? null;
  if (reason === null) return [];
  return [
    {
      what: "Missing values, features that stand in for an attribute, leaks and repeated rows",
      why: reasonWords(reason),
      consequence: "Nothing is said about these. The flag --before-model examines them all the same.",
      brief: `Missing values, proxies, leaks and repeated rows were not examined: ${reasonWords(reason)}.`,
    },
  ];
}

/** Columns that are called like protected attributes and were not asked about. */
function notCompared(result: Result): readonly NotJudged[] {
  const names = attributesNotAsked(result);
  if (names.length === 0) return [];
  const what = pluralList(
    names.map((name) => formatName(name)),
    NAMES,
  );
  return [
    {
      what: `Groups by ${what}`,
      why: "the data have such columns, but the audit was not asked to compare them",
      consequence: "Nothing is said about these groups. To compare them, add them to --sensitive.",
      brief: `Groups by ${what} were not compared: the audit was not asked to.`,
    },
  ];
}

function droppedRows({ inputs }: Result): readonly NotJudged[] {
  return inputs.flatMap((input) =>
    input.dropped.map(({ reason, rows }) => {
      const what = `${countOf(rows, "row")} of ${formatName(input.path)} (${formatShare(input.rows === 0 ? 0 : rows / input.rows)})`;
      return {
        what,
        why: reasonWords(reason),
        consequence: "Left out of the numbers that need them. If such rows are more common in one group, its rates can mislead.",
        brief: `${what}: ${reasonWords(reason)}.`,
      };
    }),
  );
}
