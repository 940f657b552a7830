import type { Ll144Gap } from "../../audit/regulation/ll144-completeness.js";
import { type Block, heading, text } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatName } from "../format-name.js";
import { formatShare } from "../format-share.js";
import { pluralList } from "../plural-list.js";
import { noTableWords } from "./selection-words.js";

const stated: Readonly<Record<Extract<Ll144Gap, { kind: "not_stated" }>["key"], string>> = {
  date: "the date of the audit",
  distribution_date: "the day on which the tool was first used",
  auditor: "the auditor",
  independence: "the auditor’s declarations of independence",
  data_statement: "the source of the data, and whether they are historical or test data",
};

const tables = { sex: "by sex", race: "by race or ethnicity", both: "by sex and race or ethnicity together" } as const;
const outcomes = { selected: "selection rates", above_median: "scoring rates", classified: "rates of classes" } as const;

/** What a bias audit lacks, as a list; what has to be looked at comes after what is missing. */
export function completenessList(gaps: readonly Ll144Gap[] | null): readonly Block[] {
  if (gaps === null) return [];
  const missing = gaps.filter(({ level }) => level === "error").length;
  return [
    heading("What the bias audit still needs"),
    text(
      missing === 0
        ? "Nothing that is looked for is missing. Whether what was stated is right was not checked."
        : `${countOf(missing, "thing")} that the rules ask for ${missing === 1 ? "is" : "are"} missing. What people state is kept in evenhand.record.yml.`,
    ),
    ...(gaps.length === 0
      ? []
      : [
          {
            kind: "list",
            items: gaps.map((gap) => ({ lead: gap.level === "error" ? "Missing" : "To look at", text: words(gap) })),
          } as const,
        ]),
  ];
}

function words(gap: Ll144Gap): string {
  switch (gap.kind) {
    case "not_stated":
      return `In the record, ${stated[gap.key]} (audit.${gap.key}).`;
    case "imputed":
      return `Categories that people stated: ${pluralList(gap.attributes.map((name) => formatName(name)))} ${gap.attributes.length === 1 ? "is" : "are"} guessed, by the record or by the name. As reported, and not verified in the text, the city does not take guessed categories for this audit. The public summary is not made of them until the record says otherwise (audit.categories, audit.imputed_reason).`;
    case "older_than_a_year":
      return `A bias audit of the last year: that of the record is of ${gap.date}, this run of ${gap.on}.`;
    case "no_table":
      return `A table ${tables[gap.table]}${gap.reason === null ? ": no group of this audit has such a name" : `: ${noTableWords(gap.reason)}`}.`;
    case "no_category":
      return `In the ${outcomes[gap.outcome]} ${tables[gap.table]}: ${pluralList(gap.categories, 8)}. If nobody of a category applied, or it was left out as under 2%, say so by its name in the record, with the reason, its number and its rate (audit.excluded_categories).`;
    case "no_reason_left_out":
      return `In the record, why ${pluralList(
        gap.groups.map((group) => formatGroup(gap.by, group)),
        8,
      )} ${gap.groups.length === 1 ? "is" : "are"} left out of the ratios by ${formatGrouping(gap.by)} (audit.excluded_categories).`;
    case "over_2_percent":
      return `The record names ${pluralList(gap.categories, 8)} as left out ${tables[gap.table]} (audit.excluded_categories). Only a category under 2% may be left out, and in these data ${gap.categories.length === 1 ? "it is not" : "they are not"}.`;
    case "date_to_come":
      return `The audit’s date in the record, ${gap.date}, is after this run, ${gap.on}.`;
    case "few_declarations":
      return `The rules name three ties that an auditor must not have: to the tool’s making or use, to the employer or vendor as an employee, and to either by money. The record has ${countOf(gap.count, "declaration")}.`;
    case "unreconciled":
      return `The tables do not agree on ${formatName(gap.attribute)} ${formatName(gap.group)}.`;
    case "small_cells":
      return `Fewer than 5 people in the ${outcomes[gap.outcome]} by ${formatGrouping(gap.by)}: ${pluralList(gap.groups.map((group) => formatGroup(gap.by, group)))}.`;
    case "rates_of_0":
      return `A rate of 0 in the ${outcomes[gap.outcome]}${gap.assigned === null ? "" : ` (${formatName(gap.assigned)})`} by ${formatGrouping(gap.by)}: ${pluralList(gap.groups.map((group) => formatGroup(gap.by, group)))}.`;
    case "ties_at_the_median":
      return `${formatCount(gap.people)} of ${formatCount(gap.of)} scores (${formatShare(gap.people / gap.of)}) are the median itself, which does not count as above it: scoring rates say little.`;
  }
}
