import { type Diagnostic, diagnostic, EvenhandError } from "../../errors.js";

/** Studies one after the other, of which some may not come to an end. */
export interface Attempts {
  /** What the study found; `none` when it did not come to an end and what is there is wanted all the same. */
  run<T, None>(study: string, none: None, work: () => T | Promise<T>): Promise<T | None>;
  /** What was not finished, each with the reason. */
  readonly notes: readonly Diagnostic[];
}

/**
 * Studies that end the run when they are stopped, or, when `partial`, are left out and named.
 *
 * Only a stop from outside and a model that does not answer leave a study out; any other error ends the run.
 */
export function attempts({ signal, partial }: { readonly signal: AbortSignal | undefined; readonly partial: boolean }): Attempts {
  const notes: Diagnostic[] = [];
  const left = (study: string, why: string): void => {
    notes.push(
      diagnostic("EH308", `${study} was not finished, and is not in this result: ${why}`, {
        help: ["run the same command again: answers of the model are kept"],
      }),
    );
  };
  return {
    notes,
    async run(study, none, work) {
      if (!partial) return await work();
      try {
        signal?.throwIfAborted();
        return await work();
      } catch (cause) {
        const unanswered = cause instanceof EvenhandError && cause.code === "EH304";
        if (signal?.aborted) left(study, "the run was interrupted");
        else if (unanswered) left(study, cause.diagnostics[0]!.message);
        else throw cause;
        return none;
      }
    },
  };
}
