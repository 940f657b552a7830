import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fault } from "../../errors.js";
import { renderRepetition } from "../../renderers/terminal/repetition.js";
import { repetitionOf } from "../../seals/differences.js";
import { tellDiagnostics } from "../failure.js";
import type { CommonFlags, Session } from "../session.js";
import { readStored, storedResult } from "../stored-result.js";
import { rerunWords } from "./rerun-words.js";

export interface ReproduceFlags extends CommonFlags {
  readonly allowModelCode?: boolean;
}

/** `evenhand reproduce`: runs a stored result's command again and compares every value; 0 the same, 1 not, else what the run itself ended with. */
export async function reproduce(path: string, flags: ReproduceFlags, session: Session): Promise<number> {
  const { written: stored, changed } = await readStored(path);
  if (changed !== null) tellDiagnostics([changed], session);
  const { commandLine } = stored.run;
  if (commandLine === null)
    throw fault("EH100", `${path} was made by the library, which keeps no command line`, {
      help: ["run that program again, and evenhand compare OLD NEW"],
    });
  const folder = await mkdtemp(join(tmpdir(), "evenhand-again-"));
  try {
    const again = join(folder, "results.json");
    const words = rerunWords(commandLine, again, { allowModelCode: flags.allowModelCode ?? false });
    const { code, said } = await runAgain(words, session.signal);
    session.signal.throwIfAborted();
    const now = await storedResult(again).catch(() => null);
    if (now === null) {
      session.err(said);
      session.out(
        session.json
          ? `${JSON.stringify({ answer: "no", kind: "run", exitCode: code }, null, 2)}\n`
          : `No: the run ended with ${code} and no result\n`,
      );
      return code === 0 ? 1 : code;
    }
    const repetition = repetitionOf(stored, now);
    session.out(
      session.json
        ? `${JSON.stringify(repetition, null, 2)}\n`
        : renderRepetition(repetition, { screen: session.outScreen, quiet: session.quiet }),
    );
    return repetition.answer === "yes" ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** This command in a process of its own, in this folder, without a shell. In CI it writes no annotations. */
function runAgain(words: readonly string[], signal: AbortSignal): Promise<{ readonly code: number; readonly said: string }> {
  const { GITHUB_ACTIONS: _actions, GITHUB_STEP_SUMMARY: _summary, ...env } = process.env;
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, ...words], {
    env,
    signal,
    stdio: ["inherit", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((done, failed) => {
    child.on("error", (error) => (error.name === "AbortError" ? done({ code: 130, said }) : failed(error)));
    child.on("close", (code) => done({ code: code ?? 70, said }));
  });
}
