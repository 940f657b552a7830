import { fault } from "../../errors.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { headOf, logWords } from "../../seals/audit-log.js";
import { countOf } from "../../sections/format-count.js";
import type { CommonFlags, Session } from "../session.js";
import { logAt, USUAL_LOG } from "./log-file.js";

export interface VerifyLogFlags extends CommonFlags {
  readonly log?: string;
  readonly head?: string;
}

/** `evenhand log verify`: whether the chain holds, and whether it goes on from a head that somebody kept; 0 yes, 1 no. */
export async function verifyLog({ log: path = USUAL_LOG, head }: VerifyLogFlags, session: Session): Promise<number> {
  const state = await logAt(path);
  if (state === null) throw fault("EH100", `there is no log ${path}`, { help: ["evenhand log append run out/results.json begins one"] });
  const { entries, broken } = state;
  const anchoredAt = head === undefined ? -1 : entries.findIndex(({ hash }) => hash === head.toLowerCase());
  const lost = broken === null && head !== undefined && anchoredAt === -1;
  const words = logWords(state, anchoredAt !== -1);
  const answer = broken === null && !lost ? "yes" : "no";
  const kind = broken !== null ? "chain" : lost ? "head" : null;
  if (session.json) {
    const after = anchoredAt === -1 ? null : entries.length - 1 - anchoredAt;
    session.out(
      `${JSON.stringify({ answer, kind, entries: entries.length, head: headOf(state), broken, anchored: anchoredAt !== -1, after, words }, null, 2)}\n`,
    );
  } else if (broken !== null) session.out(`No: ${plainText(path)} does not hold from line ${broken.line} on: ${broken.reason}\n`);
  else if (lost) session.out(`No: the head that you kept is not in ${plainText(path)}, so entries were taken off or written anew\n`);
  else
    session.out(
      [
        `Yes: ${countOf(entries.length, "entry", "entries")} of ${plainText(path)}, each holding the one before`,
        ...(session.quiet ? [] : words.map((line) => `  ${line}`)),
        "",
      ].join("\n"),
    );
  return answer === "yes" ? 0 : 1;
}
