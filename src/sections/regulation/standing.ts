import type { RegulationRow } from "../../audit/regulation/row.js";
import type { Result } from "../../audit/result.js";
import type { StandingStatus } from "../../packs/pack.js";
import { ageWarning } from "../../packs/pack-age.js";
import { type FactsBlock, note, type TextBlock } from "../block.js";
import { formatName } from "../format-name.js";
import { formatQuote } from "../format-quote.js";

export const statuses: Readonly<Record<StandingStatus, string>> = {
  "in-force": "in force",
  "enacted-not-applicable": "enacted, not yet applicable",
  proposed: "proposed",
  withdrawn: "withdrawn",
  superseded: "superseded",
  voluntary: "voluntary",
};

const theories: Readonly<Record<RegulationRow["theory"], string>> = {
  effects: "effects of decisions, whatever was intended",
  intent: "intent; effects alone do not suffice",
  both: "effects or intent",
  disclosure: "something that is not disclosed or not kept on record",
  none: "not told in numbers by this text",
};

/** Where the text stands in law, as the pack has it, and when somebody last looked. */
export function standingFacts(row: RegulationRow, { run }: Pick<Result, "run">): FactsBlock {
  const { id, version, jurisdiction, appliesTo, theory, standing, sources, errata, verifiedOn } = row;
  const age = verifiedOn === null ? null : ageWarning(row, run.startedAt.slice(0, 10));
  const pack = `${formatName(id)}@${version}`;
  const read = verifiedOn === null ? "not verified in the text itself" : `verified on ${verifiedOn}`;
  const rows = [
    {
      name: "Recorded in",
      value: `pack ${pack}, ${read}${age === null ? "" : `. On the day of the run ${age}: have its status confirmed`}`,
    },
    ...(appliesTo === null ? [] : [{ name: "Applies to", value: formatName(appliesTo.words, 300) }]),
    ...(standing === null
      ? []
      : [
          {
            name: "Legal status",
            value: `${standing.evidence === "report" ? `${statuses[standing.status]}, as reported and not read in the text. ` : ""}${formatName(standing.words, 1000)}`,
          },
        ]),
    ...(standing?.appliesFrom == null ? [] : [{ name: "Applies from", value: standing.appliesFrom }]),
    ...(standing?.supersededBy == null ? [] : [{ name: "Followed by", value: `pack ${formatName(standing.supersededBy)}` }]),
    ...(jurisdiction === null ? [] : [{ name: "Jurisdiction", value: formatName(jurisdiction) }]),
    { name: "A breach would be", value: theories[theory] },
    ...sources.map(({ title, quote, sha256 }) => ({
      name: "Text",
      value: `${formatName(title, 1000)}${quote === null ? "" : `: “${formatQuote(quote, 2000)}” (SHA-256 ${formatName(String(sha256).slice(0, 16))})`}`,
    })),
    ...errata.map((words) => ({ name: "A slip of the text", value: formatName(words, 1000) })),
  ];
  return { kind: "facts", caption: "The text and where it stands", rows };
}

/** What has to be read beside anything that a pack shows. */
export const generalDisclaimer: TextBlock = note(
  "This report states the results of statistical tests run on the data named in it. It is not legal advice and not a certification. A result inside a limit does not show that the system is lawful or without bias; a result outside a limit does not by itself show that it is unlawful.",
);
