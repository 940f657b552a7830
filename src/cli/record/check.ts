import { recordValue } from "../../policy/record/read-record.js";
import { recordQuestions } from "../../policy/record/record-questions.js";
import { wrapped } from "../../renderers/terminal/display-width.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { spelledFor } from "../../renderers/terminal/screen.js";
import { countOf } from "../../sections/format-count.js";
import type { Session } from "../session.js";
import { RECORD_NAME, recordAt } from "./find-record.js";

/** What a reader looks for beyond the questions of the interview. */
const lists = ["risks", "alternatives", "challenge", "approvals"];

/** `evenhand record check`: mistakes are errors; what is open is told. */
export async function checkRecord(file: string | undefined, { out, outScreen, json, quiet }: Session): Promise<number> {
  const { path, sha256, content } = await recordAt(file ?? RECORD_NAME);
  const keys = [...recordQuestions.map(({ key }) => key), ...lists];
  const open = keys.filter((key) => recordValue(content, key) === null);
  if (json) out(`${JSON.stringify({ valid: true, path, sha256, open }, null, 2)}\n`);
  else if (!quiet) {
    const head = `${plainText(path)} is valid: ${keys.length - open.length} of ${countOf(keys.length, "point")} answered, sha256 ${sha256.slice(0, 8)}`;
    const rest = open.length === 0 ? [] : ["Not provided:", ...wrapped(open.join(", "), outScreen.width - 2).map((line) => `  ${line}`)];
    out(spelledFor(`${[head, ...rest].join("\n")}\n`, outScreen));
  }
  return 0;
}
