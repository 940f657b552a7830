import type { Answer, Pack } from "../../packs/pack.js";
import { ageWarning } from "../../packs/pack-age.js";
import { wrapped } from "../../renderers/terminal/display-width.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { type Screen, spelledFor, styled } from "../../renderers/terminal/screen.js";
import type { Session } from "../session.js";
import { findPack } from "./find-pack.js";

/** `evenhand packs show`: everything that a pack says. */
export async function showPack(name: string, { out, outScreen, json }: Session): Promise<void> {
  const pack = await findPack(name);
  const today = new Date().toISOString().slice(0, 10);
  out(json ? `${JSON.stringify(pack, null, 2)}\n` : spelledFor(`${linesOf(pack, { screen: outScreen, today }).join("\n")}\n`, outScreen));
}

function linesOf(pack: Pack, { screen, today }: { readonly screen: Screen; readonly today: string }): readonly string[] {
  const { id, version, title, summary, appliesTo, sources, errata, clauses, disclaimer, policy } = pack;
  const indented = (words: string, by = 2): readonly string[] =>
    wrapped(plainText(words), screen.width - by).map((line) => `${" ".repeat(by)}${line}`);
  const part = (name: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", styled(name, "bold", screen), ...lines];
  return [
    styled(plainText(`${id}@${version}`), "bold", screen),
    ...indented(title),
    ...part("What it is for", indented(summary)),
    ...part("What it applies to", appliesTo === null ? [] : indented(appliesTo.words)),
    ...part(
      "Where the text stands",
      standingWords(pack, today).flatMap((words) => indented(words)),
    ),
    ...part(
      "Texts",
      sources.flatMap(({ title: name, url, quote, sha256 }) => [
        ...indented(name),
        ...(quote === null ? [] : [...indented(`"${quote}"`, 4), ...indented(`SHA-256 of the quote ${sha256}`, 4)]),
        ...(url === null ? [] : indented(url, 4)),
      ]),
    ),
    ...part(
      "Slips of the text",
      errata.flatMap((words) => indented(words)),
    ),
    ...part(
      "Clauses",
      clauses.flatMap(({ id: clause, asks, answer, verified }) => [
        ...indented(`${clause}: ${asks}${verified ? "" : " (not verified)"}`),
        ...indented(answerWords(answer), 4),
      ]),
    ),
    ...part("Said beside its tables", disclaimer === null ? [] : indented(disclaimer)),
    ...part(
      "Policy",
      policy
        .trimEnd()
        .split("\n")
        .map((line) => `  ${plainText(line)}`),
    ),
  ];
}

function standingWords(pack: Pack, today: string): readonly string[] {
  const { jurisdiction, theory, standing, verifiedOn } = pack;
  if (standing === null) return [];
  const age = ageWarning(pack, today);
  return [
    `${standing.status}${standing.evidence === "report" ? ", as reported, not read in the text" : ""}. ${standing.words}`,
    `${jurisdiction === null ? "" : `Jurisdiction ${jurisdiction}. `}A breach is about: ${theory}.`,
    ...(standing.appliesFrom === null ? [] : [`Applies from ${standing.appliesFrom}.`]),
    ...(standing.supersededBy === null ? [] : [`Followed by ${standing.supersededBy}.`]),
    verifiedOn === null ? "Not verified in the text." : `Last read on ${verifiedOn}.`,
    ...(age === null || verifiedOn === null ? [] : [`Warning: ${age}; have the legal status confirmed.`]),
  ];
}

function answerWords(answer: Answer): string {
  if (answer.from === "report") return `answered in the report: ${answer.part.replaceAll("_", " ")}`;
  return answer.from === "record" ? `answered in the record: ${answer.key}` : `not answered here: ${answer.where}`;
}
