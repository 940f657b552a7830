import type { MembershipRow, Result, UnknownRow } from "../audit/result.js";
import { type Block, heading, note, text } from "./block.js";
import { formatName } from "./format-name.js";
import { isDecisionMeasure } from "./groups.js";
import { measureFacts } from "./measure-facts.js";
import { gapTable as probableGaps, rateTable as probableRates } from "./membership/probable.js";
import { gapTable as unknownGaps, rateTable as unknownRates } from "./membership/unknown.js";
import type { Section } from "./section.js";

/** What can be said of groups whose members are not all known, or known by probability only. */
export const membership: Section = {
  id: "membership",
  title: "Where membership is not known",
  blocks: (result) => [...probable(result), ...unknown(result)],
};

/** The first attribute-by-attribute share of rows that the report shows. */
const main = <Row extends { readonly metric: string }>(rows: readonly Row[]): readonly Row[] =>
  rows.filter(({ metric }) => isDecisionMeasure(metric));

function probable(result: Result): readonly Block[] {
  const attributes = [...new Set(result.membership.map(({ attribute }) => attribute))];
  return attributes.flatMap((attribute): Block[] => {
    const rows = result.membership.filter((row) => row.attribute === attribute);
    const shown = main(rows).filter(({ groups }) => groups.some(({ value }) => value !== null));
    const first = rows[0]!;
    if (shown.length === 0) return [];
    return [
      heading(`${formatName(attribute)}, by probability`),
      text(
        "Nobody is assigned to a group. Every row counts for a group with its probability of belonging to it. When the outcome depends on the group in ways that the probabilities do not capture, such rates come out too close together; the last column shows between which values the true ones could lie.",
      ),
      ...shown.flatMap((row) => [probableRates(result, row, titleOf(result, row)), probableGaps(result, row, titleOf(result, row))]),
      note(method(first)),
    ];
  });
}

const method = ({ kinds, draws, missing, rows }: MembershipRow): string =>
  `Of ${rows} rows${missing > 0 ? ` with every probability; ${missing} lack one` : ""}. Ranges: ${draws === 0 ? "none, as rows of a cluster are not independent" : `${draws} samples of the rows, drawn with replacement`}. Fréchet bounds: of ${kinds} kinds of people, alike in every probability to a twentieth, it is known how many are members, but not which ones; sampling error comes on top.`;

function unknown(result: Result): readonly Block[] {
  const attributes = [...new Set(result.unknownMembers.map(({ attribute }) => attribute))];
  return attributes.flatMap((attribute): Block[] => {
    const shown = main(result.unknownMembers).filter((row) => row.attribute === attribute);
    if (shown.length === 0) return [];
    return [
      heading(`People whose ${formatName(attribute)} is not recorded`),
      text(
        "Their outcomes are known, their group is not. The worst case covers every way of assigning them. “In proportion” means that each group has the same share of them as of the people whose group is known, whoever they are. “Like those on record” means that people with the same outcome are spread over the groups in the same way.",
      ),
      unknownRates(shown, (row) => titleOf(result, row)),
      unknownGaps(shown, (row) => titleOf(result, row)),
      note("These ranges cover only the unknown membership of the people in the data; sampling error comes on top."),
    ];
  });
}

const titleOf = (result: Result, { metric }: UnknownRow | MembershipRow): string => measureFacts(result, metric).title;
