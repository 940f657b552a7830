import type { RegulationRow } from "../../audit/regulation/row.js";
import type { StandingStatus } from "../../packs/pack.js";
import { type FactsBlock, note, type TextBlock } from "../block.js";
import { formatName } from "../format-name.js";

const statuses: Readonly<Record<StandingStatus, string>> = {
  "in-force": "in force",
  "enacted-not-applicable": "enacted, not yet applicable",
  proposed: "proposed",
  withdrawn: "withdrawn",
  superseded: "superseded",
  voluntary: "voluntary",
};

const theories: Readonly<Record<RegulationRow["theory"], string>> = {
  effects: "effects of decisions, whatever was intended",
  intent: "intent",
  both: "effects and intent",
  disclosure: "what is disclosed and kept on record",
  none: "no breach is defined in numbers",
};

/** Where the text stands in law, as the pack has it, and when somebody last looked. */
export function standingFacts({ id, version, jurisdiction, theory, standing, sources, verifiedOn }: RegulationRow): FactsBlock {
  const pack = `${formatName(id)}@${version}`;
  const read = verifiedOn === null ? "not verified in the text itself" : `verified on ${verifiedOn}`;
  const rows = [
    { name: "Recorded in", value: `pack ${pack}, ${read}` },
    ...(standing === null
      ? []
      : [
          {
            name: "Legal status",
            value: `${standing.evidence === "report" ? `${statuses[standing.status]}, as reported and not read in the text. ` : ""}${standing.words}`,
          },
        ]),
    ...(standing?.appliesFrom == null ? [] : [{ name: "Applies from", value: standing.appliesFrom }]),
    ...(standing?.supersededBy == null ? [] : [{ name: "Followed by", value: `pack ${formatName(standing.supersededBy)}` }]),
    ...(jurisdiction === null ? [] : [{ name: "Jurisdiction", value: formatName(jurisdiction) }]),
    { name: "It is about", value: theories[theory] },
    ...sources.map(({ title, quote, sha256 }) => ({
      name: "Text",
      value: `${formatName(title, 200)}${quote === null ? "" : `: “${formatName(quote, 400)}” (SHA-256 ${formatName(String(sha256).slice(0, 16))})`}`,
    })),
  ];
  return { kind: "facts", caption: "The text and where it stands", rows };
}

/** What has to be read beside anything that a pack shows. */
export const generalDisclaimer: TextBlock = note(
  "This report states the results of statistical tests run on the data named in it. It is not legal advice and not a certification. A result inside a limit does not show that the system is lawful or without bias; a result outside a limit does not by itself show that it is unlawful.",
);
