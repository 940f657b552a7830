import { type EvenhandError, fault } from "../errors.js";

/** The error that a formula is not allowed, and why. */
export function notAllowed(id: string, why: string, help: readonly string[] = []): EvenhandError {
  return fault("EH204", `formula ${id} is not allowed: ${why}`, { help: [...help, "evenhand explain EH204"] });
}
