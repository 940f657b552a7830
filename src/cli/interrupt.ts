/** How a signal ends a run. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** From now on a stop lets the run write what is there. */
  keepPartial(): void;
  /** 130 or 143 after a signal, else null. */
  exitCode(): 130 | 143 | null;
  /** Takes the listeners away. */
  release(): void;
}

/** Work that has not stopped after this long is ended by the system. */
const patienceMs = 2000;
/** The same where what is there is to be written first. */
const partialPatienceMs = 60_000;

/** The first Ctrl-C speaks at once and asks the work to stop; a second one, or no answer within two seconds, ends the process as the system would. */
export function listenForInterrupt(speak: (text: string) => void): Interrupt {
  const controller = new AbortController();
  let code: 130 | 143 | null = null;
  let partial = false;
  let patience: NodeJS.Timeout | undefined;
  const listeners = (["SIGINT", "SIGTERM"] as const).map((name) => {
    const listener = (): void => {
      if (code !== null) {
        endAs(name);
        return;
      }
      code = name === "SIGINT" ? 130 : 143;
      speak(
        `${name === "SIGINT" ? "^C " : ""}${partial ? "interrupted; writing what is there, once more ends it at once" : "interrupted; no outputs written"}\n`,
      );
      controller.abort();
      patience = setTimeout(() => endAs(name), partial ? partialPatienceMs : patienceMs);
      patience.unref();
    };
    process.on(name, listener);
    return { name, listener };
  });
  const release = (): void => {
    clearTimeout(patience);
    for (const { name, listener } of listeners) process.removeListener(name, listener);
  };
  const endAs = (name: NodeJS.Signals): void => {
    release();
    process.kill(process.pid, name);
  };
  const keepPartial = (): void => {
    partial = true;
  };
  return { signal: controller.signal, keepPartial, exitCode: () => code, release };
}
