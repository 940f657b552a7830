import { createHash } from "node:crypto";
import { type Diagnostic, EvenhandError } from "../errors.js";
import { type Answer, type Clause, elsewhere, inRecord, inReport, type Pack } from "../packs/pack.js";
import { parsePolicyText } from "./policy-text.js";
import { type CheckedPack, packSchema } from "./schema/pack-schema.js";
import { schemaMistakes } from "./schema/schema-mistakes.js";

/** Whether a file is a pack of one's own, by its name. */
export const isOwnPack = (path: string): boolean => /\.pack\.ya?ml$/i.test(path);

/** The pack in the text of a .pack.yml, the hashes of its quotes taken. Throws every mistake with its line: EH201, EH202. */
export async function ownPack(text: string, path: string): Promise<Pack> {
  const parsed = await parsePolicyText(text, path);
  const { z } = await import("zod");
  const schema = packSchema(z);
  const read = schema.safeParse(parsed.content, { reportInput: true });
  const mistakes: readonly Diagnostic[] = read.success
    ? (read.data.clauses ?? []).flatMap((clause, i) =>
        answersOf(clause).length === 1
          ? []
          : [
              parsed.mistake("EH202", `clauses[${i}]: one of report, record and elsewhere is expected`, parsed.keyAt(["clauses", i]), {
                help: ["report: rates_by_group"],
              }),
            ],
      )
    : schemaMistakes(schema, read.error.issues, parsed);
  const [first, ...rest] = mistakes;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  return packFrom(read.data!);
}

function packFrom({ standing, sources = [], clauses = [], computes = [], ...pack }: CheckedPack): Pack {
  return {
    ...{ id: pack.id, version: pack.version, title: pack.title, summary: pack.summary, policy: pack.policy, computes },
    aliases: [],
    jurisdiction: pack.jurisdiction ?? null,
    appliesTo: pack.applies_to === undefined ? null : { fields: pack.applies_to.fields ?? [], words: pack.applies_to.words },
    theory: pack.theory ?? "none",
    standing:
      standing === undefined
        ? null
        : {
            ...{ status: standing.status, words: standing.words, evidence: standing.evidence },
            effectiveFrom: standing.effective_from ?? null,
            appliesFrom: standing.applies_from ?? null,
            supersededBy: standing.superseded_by ?? null,
          },
    sources: sources.map(({ title, url, quote }) => ({
      ...{ title, url: url ?? null, quote: quote ?? null },
      sha256: quote === undefined ? null : createHash("sha256").update(quote, "utf8").digest("hex"),
    })),
    verifiedOn: pack.verified_on ?? null,
    disclaimer: pack.disclaimer ?? null,
    errata: pack.errata ?? [],
    clauses: clauses.map(
      (clause): Clause => ({ id: clause.id, asks: clause.asks, answer: answersOf(clause)[0]!, verified: clause.verified ?? false }),
    ),
  };
}

function answersOf({ report, record, elsewhere: outside }: NonNullable<CheckedPack["clauses"]>[number]): readonly Answer[] {
  return [
    ...(report === undefined ? [] : [inReport(report)]),
    ...(record === undefined ? [] : [inRecord(record)]),
    ...(outside === undefined ? [] : [elsewhere(outside)]),
  ];
}
