import { plainText } from "../renderers/terminal/plain-text.js";
import type { Session } from "./session.js";

/** Tells how far a run is: nothing for a second, then one line drawn over on a terminal; elsewhere a line for each phase of ten seconds. */
export interface Progress {
  phase(name: string): void;
  /** Wipes what was drawn. */
  end(): void;
}

const silentMs = 1000;
const slowMs = 10_000;

export function showProgress({ err, errScreen, animate, progress }: Session): Progress {
  if (!progress) return { phase: () => {}, end: () => {} };
  const begun = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let drawn = false;
  const wipe = (): void => {
    if (drawn) err("\r\u001b[K");
    drawn = false;
  };
  const draw = (name: string): void => {
    wipe();
    drawn = true;
    err(`${plainText(name).slice(0, errScreen.width - 8)} ... `);
  };
  return {
    phase(name) {
      clearTimeout(timer);
      if (!animate) timer = setTimeout(() => err(`${name} ...\n`), slowMs);
      else if (Date.now() - begun >= silentMs) draw(name);
      else timer = setTimeout(() => draw(name), silentMs - (Date.now() - begun));
      timer?.unref();
    },
    end() {
      clearTimeout(timer);
      wipe();
    },
  };
}
