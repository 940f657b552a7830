import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { fault } from "../../errors.js";
import { readRecord } from "../../policy/record/read-record.js";
import { recordQuestions } from "../../policy/record/record-questions.js";
import { recordText } from "../../policy/record/record-text.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { countOf } from "../../sections/format-count.js";
import type { CommonFlags, Session } from "../session.js";
import { overTerminal, type Voice } from "../voice.js";
import { RECORD_NAME } from "./find-record.js";

/** `evenhand record init`: an interview on a terminal, a form to fill in elsewhere; never replaces a record unless told to. */
export async function initRecord(
  file: string | undefined,
  flags: CommonFlags & { readonly force?: boolean },
  session: Session,
): Promise<number> {
  const path = file ?? RECORD_NAME;
  if (existsSync(path) && !flags.force) throw fault("EH200", `${path} exists`, { help: ["--force replaces it"] });
  const answers = session.interactive ? await overTerminal(session, interview) : new Map<string, string>();
  if (answers === null) return 130;
  const text = recordText(answers);
  await readRecord(text, path);
  await writeFile(path, text, { flag: flags.force ? "w" : "wx" });
  const open = recordQuestions.length - answers.size;
  if (session.json) session.out(`${JSON.stringify({ path, answered: answers.size, open }, null, 2)}\n`);
  else if (!session.quiet)
    session.out(
      `Wrote ${plainText(path)}: ${countOf(answers.size, "answer")}, ${open} open. Fill in the rest; audits beside it show it.\n`,
    );
  return 0;
}

/** Every question once; an empty answer leaves it open. */
export async function interview(voice: Voice): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  voice.say("An empty answer leaves a question open.");
  for (const { key, question, oneOf } of recordQuestions) {
    for (;;) {
      const answer = await voice.ask(question);
      if (answer === "") break;
      if (oneOf !== undefined && !oneOf.includes(answer)) {
        voice.say(`  one of: ${oneOf.join(", ")}`);
        continue;
      }
      answers.set(key, answer.slice(0, 4000));
      break;
    }
  }
  return answers;
}
