import type { Inspection } from "../audit/inspect.js";
import type { AuditRequest } from "../policy/request.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import type { Session } from "./session.js";
import { choose, overTerminal, type Voice } from "./voice.js";

/** Asks what the columns alone do not say: roles, the positive class, which decision is good. null = the user quit. */
export async function askAbout(request: AuditRequest, inspection: Inspection, session: Session): Promise<AuditRequest | null> {
  return overTerminal(session, (voice) => conversation(request, inspection, voice));
}

/** The questions in their order; each is asked again until its answer can be taken. */
export async function conversation(request: AuditRequest, inspection: Inspection, voice: Voice): Promise<AuditRequest | null> {
  const use = await choose(voice, "Use these columns?", ["yes", "change", "quit"]);
  if (use === "quit") return null;
  let { columns } = request;
  const open =
    use === "change" ||
    (columns.prediction === null && (columns.score === null || request.outcome.threshold === null)) ||
    columns.sensitive.length === 0;
  if (open) columns = await changedColumns(columns, inspection, voice);
  let { positive, favorable, threshold } = request.outcome;
  if (columns.prediction === null && columns.score !== null && threshold === null)
    threshold = await numberOf(voice, `Decisions are ${plainText(columns.score)} >=`);
  const outcome = columns.label ?? columns.prediction;
  if (positive.label === null && positive.prediction === null && outcome !== null) {
    const values = inspection.columns.find(({ name }) => name === outcome)?.top.map(({ value }) => value) ?? [];
    if (values.length === 2 && !values.every((value) => selfEvident.includes(value.toLowerCase()))) {
      const value = await choose(voice, `Which value of ${plainText(outcome)} is the positive class?`, values);
      positive = columns.label === null ? { label: null, prediction: [value] } : { label: [value], prediction: null };
    }
  }
  if (favorable === null) {
    const answer = await choose(voice, "Is a positive decision good for the person?", ["good", "bad", "not sure"]);
    favorable = answer === "good" ? "positive" : answer === "bad" ? "negative" : null;
  }
  return { ...request, columns, outcome: { ...request.outcome, positive, favorable, threshold } };
}

const selfEvident: readonly string[] = ["0", "1", "true", "false"];

async function changedColumns(
  columns: AuditRequest["columns"],
  { columns: facts }: Inspection,
  voice: Voice,
): Promise<AuditRequest["columns"]> {
  const names = facts.map(({ name }) => name);
  const one = async (what: string, now: string | null): Promise<string | null> => {
    const answer = await known(voice, names, `Column of ${what}? [${now === null ? "none" : plainText(now)}]`);
    return answer === null ? now : (answer[0] ?? null);
  };
  const label = await one("the true outcome", columns.label);
  const prediction = await one("the decision", columns.prediction);
  const score = prediction === null ? await one("the score", columns.score) : columns.score;
  const now = columns.sensitive.map(plainText).join(",") || "none";
  const sensitive = (await known(voice, names, `Protected attributes, with commas? [${now}]`)) ?? columns.sensitive;
  return { ...columns, label, prediction, score, sensitive };
}

/** Names that the data have; null = keep what is. `none` is no column. */
async function known(voice: Voice, names: readonly string[], question: string): Promise<readonly string[] | null> {
  for (;;) {
    const answer = await voice.ask(question);
    if (answer === "") return null;
    if (answer === "none" && !names.includes("none")) return [];
    const given = names.includes(answer) ? [answer] : answer.split(",").map((name) => name.trim());
    const unknown = given.filter((name) => !names.includes(name));
    if (unknown.length === 0) return given;
    voice.say(`  there is no column "${plainText(unknown[0]!)}"; columns: ${names.map(plainText).join(", ")}`);
  }
}

async function numberOf(voice: Voice, question: string): Promise<number> {
  for (;;) {
    const answer = await voice.ask(`${question} [0.5]`);
    const value = answer === "" ? 0.5 : Number(answer);
    if (Number.isFinite(value)) return value;
    voice.say("  a number, such as 0.5");
  }
}
