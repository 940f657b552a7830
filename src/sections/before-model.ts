import type { Result } from "../audit/result.js";
import { associationBlocks } from "./before-model/associations.js";
import { duplicateText } from "./before-model/duplicates.js";
import { labelTables } from "./before-model/labels.js";
import { missingTable } from "./before-model/missing.js";
import { representationTables } from "./before-model/representation.js";
import { sentinelTable } from "./before-model/sentinels.js";
import { type Block, heading, note, text } from "./block.js";
import { formatName } from "./format-name.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** Column names listed in a sentence. */
const NAMES = 12;

/** Whom the data hold, how they are labelled, what they lack, what stands for an attribute: before any decision is looked at. */
export const beforeModel: Section = {
  id: "before-model",
  title: "The data before any model",
  blocks(result) {
    const found = result.beforeModel;
    if (found === null) return [];
    const people = [...representationTables(result, found), ...labelTables(result, found)];
    if (found.reason !== null)
      return people.length === 0
        ? []
        : [...people, note(`Columns were not examined one by one: ${reasonWords(found.reason)}. The flag --before-model examines them.`)];
    return [
      text(
        "A model learns from its data. This section shows what can be seen in them before any decision is made: who is in the data and how they are labelled, which features can stand in for a protected attribute, where values are missing, and which rows are repeated.",
      ),
      ...people,
      ...(found.features.length === 0
        ? [note("There are no other columns, so nothing is said about features, missing values or repeated rows.")]
        : columns(result, found)),
    ];
  },
};

function columns(result: Result, found: NonNullable<Result["beforeModel"]>): readonly Block[] {
  const repeats = duplicateText(found);
  return [
    heading("Features that can stand in for an attribute"),
    ...associationBlocks(result, found.proxies),
    ...(found.leaks.length === 0 ? [] : [heading("Features that predict the label"), ...associationBlocks(result, found.leaks)]),
    ...missingTable(result, found),
    ...sentinelTable(found),
    ...(repeats === null ? [] : [heading("Repeated rows"), text(repeats)]),
    ...leftOut(found),
  ];
}

function leftOut({ leftOut: columns }: NonNullable<Result["beforeModel"]>): readonly Block[] {
  if (columns.length === 0) return [];
  const names = columns.slice(0, NAMES).map(({ column, reason }) => `${formatName(column)} (${reasonWords(reason)})`);
  const more = columns.length - names.length;
  return [note(`Not examined: ${pluralList(more > 0 ? [...names, `${more} more`] : names, NAMES + 1)}.`)];
}
