import { daysBetween } from "../../checks/waivers.js";
import { MOST_DAYS, SHORTEST_OWNER, SHORTEST_REASON } from "../../policy/build-waivers.js";
import { plainText } from "../../renderers/terminal/plain-text.js";
import { choose, type Voice } from "../voice.js";
import { dayOf } from "./waiver-values.js";

/** What every waiver says. */
export interface WaiverWords {
  readonly check: string;
  readonly owner: string;
  readonly reason: string;
  readonly expires: string;
}

interface Known {
  /** Ids of the policy's checks. */
  readonly checks: readonly string[];
  readonly created: string;
}

/** The last day that is offered. */
const OFFERED = "60d";

/** Asks for what was not said, each until it can be taken; what was said stays, right or wrong. */
export async function waiverConversation(said: Partial<WaiverWords>, { checks, created }: Known, voice: Voice): Promise<WaiverWords> {
  const check = said.check ?? (await choose(voice, "Which check?", checks));
  const owner =
    said.owner ??
    (await text(voice, "Who answers for it?", { shortest: SHORTEST_OWNER, short: "a name or an address, such as model-risk" }));
  const reason =
    said.reason ??
    (await text(voice, "Why is it accepted, and what is being done?", {
      shortest: SHORTEST_REASON,
      short: `at least ${SHORTEST_REASON} characters`,
    }));
  const expires = said.expires ?? (await lastDay(voice, created));
  return { check, owner, reason, expires };
}

async function text(voice: Voice, question: string, { shortest, short }: { readonly shortest: number; readonly short: string }) {
  for (;;) {
    const answer = await voice.ask(question);
    if (answer.length >= shortest) return answer;
    voice.say(`  ${short}`);
  }
}

async function lastDay(voice: Voice, created: string): Promise<string> {
  for (;;) {
    const answer = (await voice.ask(`Until which day, at most ${MOST_DAYS} days from today? [${OFFERED}]`)) || OFFERED;
    const days = isDay(dayOf(answer, created)) ? daysBetween(created, dayOf(answer, created)) : null;
    if (days !== null && days >= 0 && days <= MOST_DAYS) return answer;
    voice.say(
      `  ${days === null ? `${plainText(answer)} is not a day; such as 60d or ${dayOf(OFFERED, created)}` : `${days} days from today; at most ${MOST_DAYS} are allowed, none before today`}`,
    );
  }
}

/** A day of the calendar: 2026-02-30 is none. */
const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
