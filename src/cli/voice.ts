import { createInterface } from "node:readline/promises";
import { plainText } from "../renderers/terminal/plain-text.js";
import { styled } from "../renderers/terminal/screen.js";
import type { Session } from "./session.js";

/** The two directions of a conversation. */
export interface Voice {
  ask(question: string): Promise<string>;
  say(text: string): void;
}

/** A conversation over the terminal; null = the user quit. */
export async function overTerminal<T>(session: Session, talk: (voice: Voice) => Promise<T>): Promise<T | null> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal in raw mode gives Ctrl-C to readline, not to the process.
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const gone = new AbortController();
  reader.on("close", () => gone.abort());
  const signal = AbortSignal.any([session.signal, gone.signal]);
  const ask = async (question: string): Promise<string> =>
    (await reader.question(`${styled("?", "cyan", session.errScreen)} ${question} `, { signal })).trim();
  try {
    return await talk({ ask, say: (text) => session.err(`${text}\n`) });
  } catch (error) {
    if (gone.signal.aborted && !session.signal.aborted) return null;
    throw error;
  } finally {
    reader.close();
  }
}

/** One of the choices, by its name, its beginning or its number; an empty answer is the first one. */
export async function choose(voice: Voice, question: string, choices: readonly string[]): Promise<string> {
  const shown = choices.map((choice, i) => (i === 0 ? `[${plainText(choice)}]` : plainText(choice))).join("  ");
  for (;;) {
    const answer = await voice.ask(`${question}  ${shown} `);
    if (answer === "") return choices[0]!;
    const exact = choices.find((choice) => choice === answer);
    const begins = choices.filter((choice) => choice.toLowerCase().startsWith(answer.toLowerCase()));
    const found = exact ?? (begins.length === 1 ? begins[0] : undefined);
    if (found !== undefined) return found;
    voice.say(`  one of: ${choices.map(plainText).join(", ")}`);
  }
}
