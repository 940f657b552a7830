import type { Pack } from "../../packs/pack.js";
import { wrapped } from "../../renderers/terminal/display-width.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { type Screen, spelledFor, styled } from "../../renderers/terminal/screen.js";
import type { Session } from "../session.js";
import { findPack } from "./find-pack.js";

/** `evenhand packs show`: everything that a pack says. */
export async function showPack(name: string, { out, outScreen, json }: Session): Promise<void> {
  const pack = await findPack(name);
  out(json ? `${JSON.stringify(pack, null, 2)}\n` : spelledFor(`${linesOf(pack, outScreen).join("\n")}\n`, outScreen));
}

function linesOf(
  { id, version, title, summary, standing, sources, verifiedOn, clauses, disclaimer, policy }: Pack,
  screen: Screen,
): readonly string[] {
  const indented = (words: string, by = 2): readonly string[] =>
    wrapped(plainText(words), screen.width - by).map((line) => `${" ".repeat(by)}${line}`);
  const part = (name: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ["", styled(name, "bold", screen), ...lines];
  return [
    styled(plainText(`${id}@${version}`), "bold", screen),
    ...indented(title),
    ...part("What it is for", indented(summary)),
    ...part(
      "Where the text stands",
      standing === null
        ? []
        : [
            ...indented(
              `${standing.status}${standing.evidence === "report" ? ", as reported, not read in the text" : ""}. ${standing.words}`,
            ),
            ...indented(verifiedOn === null ? "Not verified in the text." : `Last read on ${verifiedOn}.`),
          ],
    ),
    ...part(
      "Texts",
      sources.flatMap(({ title: name, url, quote }) => [
        ...indented(name),
        ...(quote === null ? [] : indented(`"${quote}"`, 4)),
        ...(url === null ? [] : indented(url, 4)),
      ]),
    ),
    ...part(
      "Clauses",
      clauses.flatMap(({ id: clause, asks, verified }) => [...indented(`${clause}: ${asks}${verified ? "" : " (not verified)"}`)]),
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
