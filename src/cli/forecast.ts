import type { Forecast } from "../audit/studies/rows-asked.js";
import { rowsAt } from "../models/answered/answered-model.js";
import type { Model } from "../models/model.js";
import { wrapped } from "../renderers/terminal/display-width.js";
import { countOf, formatCount } from "../sections/format-count.js";
import type { Table } from "../table/table.js";
import type { Session } from "./session.js";
import { overTerminal } from "./voice.js";

/** Rows that are timed; their answers are kept, so that nothing is asked twice. */
const TIMED_ROWS = 500;
/** Above either of these somebody who is there is asked first. */
const MANY_SECONDS = 60;
const MANY_ROWS = 100_000;

interface Forecasting {
  readonly table: Table;
  readonly asked: Forecast;
  readonly session: Session;
  /** Seconds since some moment. */
  clock(): number;
}

/**
 * Says what asking will cost before it is asked, from the time of the first rows; of a large run somebody who is there is asked whether
 * to go on. False = no.
 */
export async function forecast(model: Model, { table, asked, session, clock }: Forecasting): Promise<boolean> {
  const timed = Math.min(TIMED_ROWS, table.rows);
  const before = model.ledger?.().rows ?? 0;
  const began = clock();
  await model.score(
    rowsAt(
      table,
      Array.from({ length: timed }, (_, i) => i),
    ),
    { signal: session.signal },
  );
  const answered = (model.ledger?.().rows ?? timed) - before;
  const rate = answered === 0 ? null : answered / Math.max(0.001, clock() - began);
  if (!session.quiet) session.err(`${wrapped(forecastText(asked, rate), session.errScreen.width, "  ").join("\n")}\n`);
  const large = asked.most > MANY_ROWS || (rate !== null && asked.most / rate > MANY_SECONDS);
  if (!large || !session.interactive) return true;
  const answer = await overTerminal(session, (voice) => voice.ask("Ask it?  y  [N] "));
  return /^y(es)?$/i.test(answer ?? "");
}

/** `rate` is rows a second; null when every answer was known already. */
export function forecastText({ least, most, studies, open }: Forecast, rate: number | null): string {
  const rows = least === most ? `roughly ${countOf(most, "row")}` : `roughly ${formatCount(least)} to ${countOf(most, "row")}`;
  const known = studies.flatMap(({ study, asked }) => (asked === null ? [] : [`${study} at most ${formatCount(asked.most)}`]));
  const parts = known.length === 0 ? "" : ` (every row once, ${known.join(", ")})`;
  const more = open.length === 0 ? "" : `, and more for ${open.join(" and ")}, which cannot be said beforehand`;
  const time =
    rate === null
      ? "Answers of an earlier run are taken up"
      : `At ${countOf(Math.max(1, Math.round(rate)), "row")} a second, that is ${least === most ? duration(most / rate) : `${duration(least / rate)} to ${duration(most / rate)}`}`;
  return `The model is asked about ${rows}${parts}${more}. ${time}. Answers are kept: a run that is stopped goes on where it stopped.`;
}

/** A time in words, rounded up. */
function duration(seconds: number): string {
  if (seconds < 90) return countOf(Math.max(1, Math.ceil(seconds)), "second");
  if (seconds < 5400) return countOf(Math.ceil(seconds / 60), "minute");
  return countOf(Math.ceil(seconds / 3600), "hour");
}
