import { appendFile } from "node:fs/promises";
import type { Result } from "../audit/result.js";
import { renderAnnotations } from "../renderers/github.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import type { Session } from "./session.js";

/** Annotations and the step summary of a workflow. The runner reads commands from either stream; standard output may hold a document. */
export async function tellGithub(result: Result, session: Session): Promise<void> {
  session.err(renderAnnotations(result));
  const { GITHUB_STEP_SUMMARY: path } = process.env;
  if (!path) return;
  const { checkSummary } = await import("../renderers/markdown/check-summary.js");
  try {
    await appendFile(path, `${checkSummary(result)}\n`);
  } catch (error) {
    session.err(`The step summary could not be written: ${plainText((error as Error).message)}\n`);
  }
}
