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
        : [...people, note(`Columns were not looked at one by one: ${reasonWords(found.reason)}. The flag --before-model does it.`)];
    return [
      text(
        "A model learns what is in its data. This is what can be seen there before any decision: who is in them and how they are labelled, which features stand for a protected attribute, where values are missing, and which rows repeat.",
      ),
      ...people,
      ...(found.features.length === 0
        ? [note("There are no other columns, so that nothing is said about features, missing values and repeats.")]
        : columns(result, found)),
    ];
  },
};

function columns(result: Result, found: NonNullable<Result["beforeModel"]>): readonly Block[] {
  const repeats = duplicateText(found);
  return [
    heading("Features that stand for an attribute"),
    ...associationBlocks(result, found.proxies),
    ...(found.leaks.length === 0 ? [] : [heading("Features that tell the label"), ...associationBlocks(result, found.leaks)]),
    ...missingTable(result, found),
    ...sentinelTable(found),
    ...(repeats === null ? [] : [heading("Rows that repeat"), text(repeats)]),
    ...leftOut(found),
  ];
}

function leftOut({ leftOut: columns }: NonNullable<Result["beforeModel"]>): readonly Block[] {
  if (columns.length === 0) return [];
  const names = columns.slice(0, NAMES).map(({ column, reason }) => `${formatName(column)} (${reasonWords(reason)})`);
  const more = columns.length - names.length;
  return [note(`Not looked at: ${pluralList(more > 0 ? [...names, `${more} more`] : names, NAMES + 1)}.`)];
}
