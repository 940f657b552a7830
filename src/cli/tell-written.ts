import type { Result } from "../audit/result.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import type { Session } from "./session.js";

/** The paths of what was written, the manifest last; nothing where quiet is wanted. */
export function tellWritten({ outputs }: Result, manifest: string | null, { quiet, err }: Session): void {
  if (quiet) return;
  const paths = outputs.flatMap(({ path, status }) => (path !== "-" && status === "written" ? [path] : []));
  for (const path of manifest === null ? paths : [...paths, manifest]) err(`Wrote ${plainText(path)}\n`);
}
