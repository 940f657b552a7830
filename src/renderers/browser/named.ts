import { existsSync } from "node:fs";
import { type Absent, type Candidate, headlessMode } from "./candidate.js";

const variables = ["EVENHAND_BROWSER", "PUPPETEER_EXECUTABLE_PATH"] as const;

/** The browser that the user names in the environment; null when none is named. A named browser that is not there is not replaced by another. */
export function namedBrowser(env: NodeJS.ProcessEnv): Candidate | Absent | null {
  const variable = variables.find((name) => env[name]);
  if (variable === undefined) return null;
  const executablePath = env[variable]!;
  if (!existsSync(executablePath)) return { source: variable, reason: `there is no file at ${executablePath}` };
  return { source: variable, executablePath, headless: headlessMode(executablePath), env: {} };
}
