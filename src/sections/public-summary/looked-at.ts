import type { Result } from "../../audit/result.js";
import type { FactsBlock } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { isMissingGroup } from "../format-group.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { formatQuote } from "../format-quote.js";
import { everybody, groupingsOf, groupsBy } from "../groupings.js";
import { keyMeasures } from "../key-measures.js";
import { measuresOf } from "../measure-facts.js";
import { pluralList } from "../plural-list.js";
import { NOT_PROVIDED } from "../record/given.js";
import { isSearchOnly } from "../search-only.js";
import { plainMeasure } from "./plain-measure.js";

/** Characters of what people wrote: the page is one page. */
const WORDS = 110;
const MOST_GROUPINGS = 4;
const MOST_MEASURES = 3;
/** Of which the limits say more. */
const BESIDE_LIMITS = 1;

/** On what the audit rests, and what it compared. */
export function lookedAt(result: Result): FactsBlock {
  const { data } = result.record?.content ?? {};
  const stated = (words: string | undefined): string => (words === undefined ? NOT_PROVIDED : formatQuote(words, WORDS));
  const noun = result.plan.task === "binary" ? "Decisions" : result.plan.task === "ranking" ? "Places in a ranking" : "Predictions";
  return {
    kind: "facts",
    caption: "What was looked at",
    rows: [
      { name: noun, value: formatCount(everybody(result)?.n ?? 0) },
      { name: "Source of the data, as stated", value: stated(data?.origin) },
      { name: "Period of the data, as stated", value: stated(data?.period) },
      { name: "Groups compared", value: groupWords(result) },
      { name: "What was compared", value: measureWords(result) },
    ],
  };
}

function groupWords(result: Result): string {
  const named = groupingsOf(result).map((by) => {
    const groups = groupsBy(result, by).filter(({ group }) => !isMissingGroup(by, group));
    return `${by.map((name) => formatName(name, SHORT_NAME)).join(" and ")}${by.length > 1 ? " together" : ""} (${countOf(groups.length, "group")})`;
  });
  const rest = named.length - MOST_GROUPINGS;
  if (named.length === 0 || isSearchOnly(result)) return "none by name";
  return `${named.slice(0, MOST_GROUPINGS).join(", ")}${rest > 0 ? `, and ${countOf(rest, "more way")} of splitting` : ""}`;
}

function measureWords(result: Result): string {
  const ids = measuresOf(result).filter((id) => keyMeasures(result.plan.task).includes(id));
  if (ids.length === 0) return "nothing that this page can put into words";
  const most = result.checks.length > 0 ? BESIDE_LIMITS : MOST_MEASURES;
  const rest = ids.length - most;
  return `${pluralList(ids.slice(0, most).map((id) => plainMeasure(result, id)))}${rest > 0 ? `; ${countOf(rest, "more measure")}` : ""}`;
}
