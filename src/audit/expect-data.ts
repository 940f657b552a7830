import { type Diagnostic, diagnostic, EvenhandError } from "../errors.js";
import type { Input } from "./result.js";

/** What data have to be before anything is measured: guards against swapped and truncated files. */
export interface DataExpectation {
  readonly rowsMin?: number;
  /** Of the evaluation file's bytes. */
  readonly sha256?: string;
}

/** Throws EH131 when the evaluation data are not what is expected of them. */
export function expectData(inputs: readonly Input[], { rowsMin, sha256 }: DataExpectation): void {
  const data = inputs.find(({ role }) => role === "evaluation");
  if (data === undefined) return;
  const found: Diagnostic[] = [];
  const wrong = (message: string, help: string): void => void found.push(diagnostic("EH131", message, { help: [help] }));
  if (rowsMin !== undefined && data.rows < rowsMin)
    wrong(`${data.path} has ${data.rows} rows, at least ${rowsMin} are expected`, "give the whole file, or lower data.expect.rows_min");
  if (sha256 !== undefined && data.sha256 !== sha256)
    wrong(
      `${data.path} is another file than is expected: its sha256 is ${data.sha256 ?? "not known"}`,
      data.sha256 === null ? "leave out data.expect.sha256 for data in memory" : `data.expect.sha256: "${data.sha256}"`,
    );
  const [first, ...rest] = found;
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
}
