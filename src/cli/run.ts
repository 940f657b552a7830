import { CommanderError } from "commander";
import { shellWord } from "../renderers/terminal/shell-word.js";
import { reportFailure } from "./failure.js";
import { listenForInterrupt } from "./interrupt.js";
import { buildProgram } from "./program.js";
import { type CommonFlags, type Session, sessionOf } from "./session.js";
import { usageFault } from "./usage-fault.js";

/** Carries out one command line and returns the exit code; never ends the process, so that pipes are drained. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const interrupt = listenForInterrupt((text) => void process.stderr.write(text));
  const commandLine = ["evenhand", ...argv].map(shellWord).join(" ");
  const session = (flags: CommonFlags): Session => sessionOf(flags, { argv, commandLine, signal: interrupt.signal, ...world() });
  // Flags may be what cannot be read, so a message about them looks at the words alone.
  let current = session({ json: argv.includes("--json"), color: !argv.includes("--no-color"), verbose: argv.includes("-v") });
  quietPipes();
  let crash: Promise<number> | null = null;
  process.once("uncaughtException", (error) => {
    crash = reportFailure(error, current).then((code) => {
      process.exitCode = code;
      return code;
    });
  });
  let exitCode = 0;
  try {
    const program = buildProgram({
      session(flags) {
        if (flags.C !== undefined) process.chdir(flags.C);
        current = session(flags);
        if (flags.partial) interrupt.keepPartial();
        return current;
      },
      exit: (code) => {
        exitCode = code;
      },
    });
    await program.parseAsync(argv.length === 0 ? ["--help"] : argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    if (interrupt.exitCode() !== null) return interrupt.exitCode()!;
    return await reportFailure(error instanceof CommanderError ? usageFault(error, argv) : error, current);
  } finally {
    interrupt.release();
  }
  return crash ?? interrupt.exitCode() ?? exitCode;
}

const world = () => ({ env: process.env, stdin: process.stdin, stdout: process.stdout, stderr: process.stderr });

/** A reader that went away is no error: `evenhand audit … | head` ends quietly with the verdict's code. */
function quietPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (stream.listenerCount("error") > 0) continue;
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
