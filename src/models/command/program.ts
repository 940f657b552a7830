import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Answer } from "../asking/answer.js";
import type { Batch } from "../asking/batch.js";
import { Unanswered } from "../asking/unanswered.js";
import type { Said, Wire } from "./wire.js";

/** A program that answers on its standard output, one question at a time; started when it is first asked, and again after it ended. */
export interface Program {
  ask(batch: Batch, signal: AbortSignal): Promise<Answer>;
  /** Lets it end, and ends it when it does not. */
  close(): Promise<void>;
}

const PATIENCE_MS = 2000;
const KEPT_OF_STDERR = 2000;

export function program(
  command: readonly string[],
  { wire, timeoutMs, count }: { readonly wire: Wire; readonly timeoutMs: number; count(sent: number, received: number): void },
): Program {
  let child: ChildProcess | null = null;
  let stderr = "";
  let id = 0;

  function started(): ChildProcess {
    const [file, ...parts] = command;
    const one = spawn(file!, parts, { stdio: ["pipe", "pipe", "pipe"], windowsHide: true });
    stderr = "";
    one.stderr!.on("data", (bytes: Buffer) => {
      stderr = (stderr + bytes.toString("utf8")).slice(-KEPT_OF_STDERR);
    });
    // A pipe that breaks is told of by the end of the program.
    one.stdin!.on("error", () => {});
    one.on("error", () => {});
    return one;
  }

  /** Ends the program at once: what it says afterwards belongs to no question. */
  function drop(): void {
    child?.kill("SIGKILL");
    child = null;
  }

  return {
    ask(batch, signal) {
      if (child === null || child.exitCode !== null || child.signalCode !== null) child = started();
      const asked = child;
      id++;
      return new Promise<Answer>((resolve, reject) => {
        let bytes: Buffer = Buffer.alloc(0);
        let timer: NodeJS.Timeout;
        const wait = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => fail(new Unanswered("either", `no answer within ${timeoutMs / 1000} seconds`)), timeoutMs);
        };
        const settle = (): void => {
          clearTimeout(timer);
          asked.stdout!.off("data", hear);
          asked.off("close", ended);
          asked.off("error", unstarted);
          signal.removeEventListener("abort", stopped);
        };
        const fail = (why: unknown): void => {
          settle();
          drop();
          reject(why);
        };
        const stopped = (): void => fail(signal.reason);
        const unstarted = (cause: Error): void =>
          fail(new Unanswered("never", `the program cannot be started: ${cause.message}`, { cause }));
        const ended = (code: number | null, by: string | null): void => {
          const how = code === null ? `was ended by ${by}` : `ended with exit code ${code}`;
          fail(new Unanswered("either", `the program ${how}${lastLine(stderr)}`));
        };
        const hear = (more: Buffer): void => {
          count(0, more.length);
          bytes = bytes.length === 0 ? more : Buffer.concat([bytes, more]);
          try {
            for (let next = wire.next(bytes, id); next !== null; next = wire.next(bytes, id)) {
              bytes = bytes.subarray(next.used);
              if (take(next.said, bytes.length)) return;
            }
          } catch (cause) {
            fail(new Unanswered("never", `it wrote ${(cause as Error).message}`, { cause }));
          }
        };
        /** Whether the question is over. */
        const take = (said: Said, left: number): boolean => {
          if (said.kind === "working") {
            wait();
            return false;
          }
          if (left > 0) throw new TypeError("more than one answer to one question");
          settle();
          if (said.kind === "answer") resolve(said.answer);
          else reject(new Unanswered("rows", said.message));
          return true;
        };
        wait();
        asked.stdout!.on("data", hear);
        asked.on("close", ended);
        asked.on("error", unstarted);
        signal.addEventListener("abort", stopped);
        const question = wire.question(id, batch);
        count(question.length, 0);
        asked.stdin!.write(question);
      });
    },
    async close() {
      if (child === null) return;
      const last = child;
      child = null;
      if (last.exitCode !== null || last.signalCode !== null) return;
      last.stdin!.end();
      const timer = setTimeout(() => last.kill("SIGKILL"), PATIENCE_MS);
      await once(last, "close").catch(() => {});
      clearTimeout(timer);
    },
  };
}

/** The last line that speaks of an error, else the last one. */
function lastLine(text: string): string {
  const lines = text.trim().split("\n");
  const line = (lines.findLast((one) => /error|exception/i.test(one)) ?? lines.at(-1) ?? "").trim().slice(0, 200);
  return line === "" ? ", and wrote nothing to standard error" : `: ${line}`;
}
