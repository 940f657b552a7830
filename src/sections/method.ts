import type { Result } from "../audit/result.js";
import { entryOf } from "../catalogue/catalogue.js";
import { classOfId } from "../metrics/kind/one-versus-rest.js";
import { type Block, cell, heading, type ListBlock, note, type TableBlock } from "./block.js";
import { countOf } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatNumber } from "./format-number.js";
import { groupingsOf } from "./groupings.js";
import { measureFacts, measuresOf } from "./measure-facts.js";
import { methodWords } from "./method-words.js";
import { favorableWords } from "./outcome-words.js";
import { pluralList } from "./plural-list.js";
import type { Section } from "./section.js";

/** How the numbers were made, and what they do not cover. */
export const method: Section = {
  id: "method",
  title: "Method and its limits",
  blocks: (result) => [
    heading("How the numbers were made"),
    choices(result),
    heading("What the ranges do not cover"),
    limits,
    heading("Measures"),
    ...measures(result),
  ],
};

function choices(result: Result): ListBlock {
  const { plan } = result;
  const confidence = formatLevel(plan.confidence);
  const rates = methodsOf(result.groups.flatMap(({ metrics }) => Object.values(metrics).map((value) => value.method)));
  const gaps = methodsOf(result.disparities.map(({ bounds }) => bounds?.method ?? null));
  const bins = plan.attributes.filter((attribute) => attribute.bins !== null);
  const merged = plan.attributes.filter((attribute) => Object.keys(attribute.merged).length > 0);
  const items: ({ lead: string; text: string } | null)[] = [
    plan.task === "multiclass"
      ? { lead: "Classes", text: "Each class is also compared with all others together, which gives every decision rate for it." }
      : null,
    plan.task === "ranking"
      ? {
          lead: "Places",
          text: "The order of items with the same score in a query is unknown: every number is the mean over all possible orders. Unless stated otherwise, the worth of a place falls with its logarithm.",
        }
      : null,
    plan.task !== "binary"
      ? null
      : {
          lead: "Decisions",
          text: `A positive decision counts as ${favorableWords(result)}. ${plan.prediction?.threshold != null ? `A decision is positive when the score is at least ${formatNumber(plan.prediction.threshold)}.` : ""}`.trim(),
        },
    { lead: "Rates", text: `Two-sided ${confidence} ranges. ${rates}` },
    {
      lead: "Gaps",
      text: `One-sided bounds, ${confidence} confidence on each side, so a whole range holds in at least ${formatLevel(1 - 2 * (1 - plan.confidence))} of samples. ${gaps}`,
    },
    {
      lead: "Many groups",
      text: "The largest of many gaps looks large by chance alone. Its lower bound is therefore that of the surest pair of groups, corrected for the number of pairs; its upper bound is that of the widest pair. The gap that chance alone would show is printed beside each gap.",
    },
    {
      lead: "Small groups",
      text: `A group is compared when at least ${countOf(plan.minN, "row")} count for the measure. Smaller groups are shown but not compared.`,
    },
    { lead: "Unknown groups", text: "People whose group is not recorded form a group “(missing)”, which is shown but not compared." },
    bins.length === 0
      ? null
      : {
          lead: "Numbers as groups",
          text: `${bins.map(({ name, bins: cuts }) => `${formatName(name)} is cut at ${pluralList((cuts ?? []).map(formatNumber), 12)}`).join("; ")}.`,
        },
    merged.length === 0
      ? null
      : {
          lead: "Merged groups",
          text: `${merged
            .map(
              ({ name, merged: into }) =>
                `${formatName(name)}: ${Object.entries(into)
                  .map(([group, from]) => `${formatName(group)} holds ${pluralList(from.map((name) => formatName(name)))}`)
                  .join("; ")}`,
            )
            .join(". ")}.`,
        },
    plan.weight === null
      ? null
      : {
          lead: "Weights",
          text: `Rows are weighted by “${formatName(plan.weight)}”. Ranges use the number of equally weighted rows that would be as informative.`,
        },
    plan.cluster === null
      ? null
      : {
          lead: "Clusters",
          text: `Rows with the same “${formatName(plan.cluster)}” are not independent; uncertainty comes from leaving out one set of clusters at a time.`,
        },
    plan.strata.length === 0
      ? null
      : {
          lead: "Strata",
          text: `Comparisons hold ${pluralList(plan.strata.map((name) => formatName(name)))} fixed where the measure says so.`,
        },
    {
      lead: "Groups compared",
      text: `${pluralList(
        groupingsOf(result).map((by) => formatGrouping(by)),
        12,
      )}. Bounds hold for each gap on its own; among many gaps in one report, some bounds will be wrong.`,
    },
  ];
  return { kind: "list", items: items.filter((item) => item !== null) };
}

function methodsOf(ids: readonly (string | null)[]): string {
  const present = [...new Set(ids)].filter((id): id is string => id !== null && id !== "by_definition").sort();
  return present.length === 0 ? "None could be computed." : `Methods: ${present.map(methodWords).join("; ")}.`;
}

const limits: ListBlock = {
  kind: "list",
  items: [
    {
      lead: "Chance only",
      text: "Ranges allow for chance in who is in the data. They do not allow for wrong labels, wrong group records, or people who never got into the data.",
    },
    {
      lead: "Past labels",
      text: "Error rates take the recorded outcome as the truth. If it reflects past unequal treatment, so do they.",
    },
    {
      lead: "No causes",
      text: "A gap shows that groups differ in outcomes. It does not show why, and the absence of a gap does not show that individuals are treated alike.",
    },
    {
      lead: "No single measure",
      text: "The measures cannot all be equal across groups when base rates differ and decisions are imperfect (Chouldechova 2017; Kleinberg et al. 2016).",
    },
  ],
};

function measures(result: Result): readonly Block[] {
  const table: TableBlock = {
    kind: "table",
    caption: "Measures in this report",
    columns: [
      { title: "Measure", align: "text" },
      { title: "Formula", align: "text" },
      { title: "No value when", align: "text" },
      { title: "Source", align: "text" },
    ],
    rows: [...new Set(measuresOf(result).map((id) => classOfId(id)?.metric ?? id))].map((id) => {
      const { title, formula, source } = measureFacts(result, id);
      return [
        cell(title, ...(title === id ? [] : [id])),
        cell(formula ?? "defined outside evenhand"),
        cell(entryOf(id)?.undefinedWhen ?? "–"),
        cell(source ?? "–"),
      ];
    }),
    note: null,
  };
  return [table, note("tp, fp, fn, tn: true and false positives and negatives; n: rows. With weights, sums of weights.")];
}
