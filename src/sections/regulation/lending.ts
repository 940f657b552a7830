import { prohibitedNames } from "../../audit/regulation/prohibited-names.js";
import type { RegulationRow, SelectionTable } from "../../audit/regulation/row.js";
import type { Result } from "../../audit/result.js";
import { type Block, note, text } from "../block.js";
import { countOf } from "../format-count.js";
import { formatGroup } from "../format-group.js";
import { formatName } from "../format-name.js";
import { printed } from "../keep-side.js";
import { pluralList } from "../plural-list.js";

/** What lenders look at beside the screen: inputs called like a prohibited basis, and ratios below nine tenths that chance does not explain. */
export const lendingBlocks = (row: RegulationRow, result: Result): readonly Block[] => [
  prohibitedInputs(result),
  ...row.selections.flatMap(belowNineTenths),
];

function prohibitedInputs(result: Result): Block {
  const found = prohibitedNames(result);
  if (found === null)
    return note("Whether an input is a prohibited basis (12 CFR 1002.2(z)) cannot be determined: inputs were not looked at in this audit.");
  if (found.length === 0)
    return note(
      `No input of ${result.beforeModel!.features.length} is called like a prohibited basis (12 CFR 1002.2(z)). What values say was not looked at, and an input of another name can stand for one: see the proxies.`,
    );
  return text(
    `Called like a prohibited basis (12 CFR 1002.2(z)): ${pluralList(
      found.map(({ name, basis }) => `${formatName(name)} (${basis})`),
      12,
    )}. Only names were looked at, of columns that a model could see. Whether the model uses them has to be looked at; whether the law lets it is for a lawyer to say.`,
  );
}

/** The other limit in use, decided in whole numbers as four fifths is; nothing of a table without a ratio. */
function belowNineTenths({ by, rows, reference }: SelectionTable): readonly Block[] {
  const best = rows.find(({ standing }) => standing === "reference");
  if (reference === null || best === undefined || rows.length < 2) return [];
  const below = rows.filter(({ comparison, n, selected }) => comparison !== null && 10 * selected * best.n < 9 * best.selected * n);
  const sure = below.filter(({ comparison }) => comparison!.fisherP < 0.05);
  const named = (some: typeof rows): string =>
    pluralList(
      some.map(({ group, comparison }) => `${formatGroup(by, group)} (${printed(comparison!.ratio!, 3, [0.8, 0.9, 1])})`),
      8,
    );
  return [
    text(
      below.length === 0
        ? `By ${by.map((name) => formatName(name)).join(" and ")}, no ratio is below 0.90, the other limit in use.`
        : `By ${by.map((name) => formatName(name)).join(" and ")}, below 0.90, the other limit in use: ${named(below)}; unlikely by chance alone (p < 0.05, not adjusted): ${sure.length === 0 ? "none" : named(sure)} of ${countOf(rows.length - 1, "comparison")}.`,
    ),
  ];
}
