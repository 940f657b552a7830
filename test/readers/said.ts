import { type Diagnostic, EvenhandError } from "../../src/errors.js";

/** A diagnostic as the lines that a reader sees. */
export const linesOf = ({ code, level, message, evidence, help }: Diagnostic): string[] => [
  `${level}[${code}]: ${message}`,
  ...evidence.map((line) => `  ${line}`),
  ...help.map((line) => `  help: ${line}`),
];

/** What is said when the work fails; fails itself when the work does not. */
export async function saidBy(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof EvenhandError) return error.diagnostics.flatMap(linesOf);
    throw error;
  }
  throw new Error("nothing was refused");
}
