import { LL144, ll144Completeness } from "../audit/regulation/ll144-completeness.js";
import { postalNames } from "../audit/regulation/postal-names.js";
import type { RegulationRow } from "../audit/regulation/row.js";
import type { Result } from "../audit/result.js";
import { type Block, heading, note, text } from "./block.js";
import { declaredLimits } from "./declared-limits.js";
import { formatName } from "./format-name.js";
import { pluralList } from "./plural-list.js";
import { applicability } from "./regulation/applicability.js";
import { clauseTable } from "./regulation/clauses.js";
import { completenessList } from "./regulation/completeness.js";
import { lendingBlocks } from "./regulation/lending.js";
import { openPointTable } from "./regulation/open-points.js";
import { publishedTables } from "./regulation/published-tables.js";
import { screenBlocks } from "./regulation/screen-tables.js";
import { disagreement } from "./regulation/selection-words.js";
import { generalDisclaimer, standingFacts } from "./regulation/standing.js";
import type { Section } from "./section.js";

/** The texts of law and good practice that the audit was made under: where they stand, what they ask, what was computed for them. */
export const regulations: Section = {
  id: "regulations",
  title: "Law and standards",
  blocks(result) {
    if (result.regulations.length === 0) return [];
    return [generalDisclaimer, ...result.regulations.flatMap((row) => blocksOf(row, result))];
  },
};

/** Columns that look like ZIP codes, which Illinois is reported not to allow as proxies. */
function postalColumns(result: Result): Block {
  const names = postalNames(result);
  if (names === null) return note("Whether an input is a ZIP code cannot be determined: inputs were not looked at in this audit.");
  return names.length === 0
    ? note(`No input of ${result.beforeModel!.features.length} is called like a postal code; what values say was not looked at.`)
    : text(
        `Called like a postal code: ${pluralList(names.map((name) => formatName(name)))}. As reported, Illinois does not allow ZIP codes as proxies of protected groups. Say on record why such a column is used, or leave it out.`,
      );
}

/** Article 9(8) asks for thresholds that are older than the test. */
const beforeTest = (result: Result): Block =>
  declaredLimits(result) ?? text("There are no stated limits in this audit, so that none were set before the test: evenhand check.");

function blocksOf(row: RegulationRow, result: Result): readonly Block[] {
  const clauses = clauseTable(row, result);
  const outside = applicability(row, result);
  const openPoints = openPointTable(row);
  return [
    heading(formatName(row.title, 1000)),
    ...(outside === null ? [] : [outside]),
    standingFacts(row, result),
    ...(row.disclaimer === null ? [] : [note(formatName(row.disclaimer, 1000))]),
    ...(clauses === null ? [] : [clauses]),
    ...(row.id === LL144 ? completenessList(ll144Completeness(result)) : []),
    ...(row.id === "us-il-hb-3773" ? [postalColumns(result)] : []),
    ...(row.id === "eu-ai-act-annex-iv" ? [beforeTest(result)] : []),
    ...(row.screens ? screenBlocks(row.selections) : publishedTables(row.selections, row.openPoints ?? [])),
    ...(openPoints === null ? [] : [openPoints]),
    ...(row.id === "us-fair-lending" ? lendingBlocks(row, result) : []),
    ...row.unreconciled.map(disagreement),
  ];
}
