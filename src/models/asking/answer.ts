import { fault } from "../../errors.js";
import { Unanswered } from "./unanswered.js";

/** One array a class (or one), one number a row. */
export type Answer = readonly Float64Array[];

/** The answer, if it has a number for each row. Throws Unanswered. */
export function checkedAnswer(answer: Answer, rows: number): Answer {
  if (answer.length === 0) throw new Unanswered("never", "its answer holds no numbers");
  for (const numbers of answer) {
    if (numbers.length !== rows) throw new Unanswered("rows", `${numbers.length} numbers came back for ${rows} rows`);
    const row = numbers.findIndex((number) => !Number.isFinite(number));
    if (row !== -1) throw new Unanswered("rows", "its number is missing or is none", { row });
  }
  return answer;
}

/** Answers one after the other. Throws EH304 when they have different numbers of classes. */
export function joinedAnswers(parts: readonly Answer[], name: string): Answer {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? [];
  if (parts.some((part) => part.length !== first.length))
    throw fault("EH304", `${name} answers with different numbers of classes`, { help: ["a model answers every row in one form"] });
  const rows = parts.reduce((sum, part) => sum + part[0]!.length, 0);
  return first.map((_, k) => {
    const all = new Float64Array(rows);
    let at = 0;
    for (const part of parts) {
      all.set(part[k]!, at);
      at += part[k]!.length;
    }
    return all;
  });
}
