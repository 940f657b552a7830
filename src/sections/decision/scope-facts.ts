import type { Result } from "../../audit/result.js";
import { otherwiseWords } from "../about-answers.js";
import type { FactsBlock } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGrouping } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { formatQuote } from "../format-quote.js";
import { outcomeWords } from "../outcome-words.js";
import { pluralList } from "../plural-list.js";
import { isSearchOnly } from "../search-only.js";
import { baseName, mainInput } from "../subject.js";
import { lawRows } from "./law-rows.js";
import type { Room } from "./room.js";

const LONGEST = 90;

/** Data and method in brief: what was read, what counts as what, who is compared with whom, under which texts. */
export function scopeFacts(result: Result, { isTight }: Room): FactsBlock {
  const { plan } = result;
  const input = mainInput(result);
  const otherwise = otherwiseWords(result);
  const period = result.record?.content.data?.period;
  const rows: ({ name: string; value: string } | null)[] = [
    input && { name: "Data", value: `${baseName(input.path)}: ${countOf(input.rows, "row")} read, ${formatCount(input.used)} used` },
    ...(period === undefined ? [] : [{ name: "Period, as stated", value: formatQuote(period, LONGEST) }]),
    ...rolesOf(plan),
    otherwise === null ? null : { name: "Model asked", value: `its answers are not the audited decisions: ${otherwise}` },
    isSearchOnly(result) || isTight ? null : { name: "Groups", value: pluralList(plan.groupings.map((by) => groupingWords(result, by))) },
    isTight
      ? null
      : {
          name: "Method",
          value: isSearchOnly(result)
            ? `${formatLevel(plan.confidence)} confidence for all groups and rates at once`
            : `Bounds at ${formatLevel(plan.confidence)} confidence for every pair of groups; groups under ${countOf(plan.minN, "row")} not compared`,
        },
    ...lawRows(result),
  ];
  return { kind: "facts", caption: "Data and method in brief", rows: rows.filter((row) => row !== null) };
}

/** What is predicted and what is true, as the task calls them. */
function rolesOf({ task, prediction, label, score, rank, query }: Result["plan"]): readonly { name: string; value: string }[] {
  const none = "none in the data";
  const named = (name: string, column: string | null) => ({ name, value: column === null ? none : formatName(column) });
  if (task === "ranking") return [named("Order", rank ?? score), named("Ranked within", query), named("Relevance", label?.column ?? null)];
  const [predicted, truth] =
    task === "binary"
      ? ["Decision", "Recorded outcome"]
      : task === "regression"
        ? ["Prediction", "Recorded amount"]
        : ["Prediction", "Recorded class"];
  return [
    { name: predicted!, value: prediction ? outcomeWords(prediction) : none },
    { name: truth!, value: label ? `${outcomeWords(label)}; taken as the truth, not checked` : none },
  ];
}

/** "race (reference White, the largest)". */
function groupingWords({ plan }: Result, by: readonly string[]): string {
  const name = formatGrouping(by, SHORT_NAME);
  const attribute = by.length === 1 ? plan.attributes.find((one) => one.name === by[0]) : undefined;
  if (!attribute || attribute.reference === null) return name;
  const largest = attribute.referenceBy === "largest" ? ", the largest" : "";
  return `${name} (reference ${formatName(attribute.reference, SHORT_NAME)}${largest})`;
}
