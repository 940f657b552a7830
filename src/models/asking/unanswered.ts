/**
 * Why a question has no answer, and what that means for the next one.
 *
 * `again`: it may be answered if it is asked once more (a lost connection, a server that is busy). `rows`: what asks is in order and
 * these rows are not taken; fewer of them may be. `either`: one or the other, which it does not say (an error inside the model).
 * `never`: asking again is of no use (no such model, no right to ask).
 */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  readonly meaning: "again" | "rows" | "either" | "never";
  /** Seconds after which the other side wants to be asked again; null when it does not say. */
  readonly waitSeconds: number | null;
  /** The row that is to blame, counted from the start of the batch; null when it is not known. */
  readonly row: number | null;

  constructor(
    meaning: Unanswered["meaning"],
    message: string,
    { waitSeconds = null, row = null, cause }: { waitSeconds?: number | null; row?: number | null; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? {} : { cause });
    this.meaning = meaning;
    this.waitSeconds = waitSeconds;
    this.row = row;
  }
}
