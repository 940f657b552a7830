import { existsSync } from "node:fs";
import { type Absent, type Candidate, headlessMode } from "./candidate.js";

const source = "puppeteer's cache";

/** The browser that an installed puppeteer has downloaded; the headless shell before the whole browser, since it starts faster. */
export async function puppeteerCache(): Promise<Candidate | Absent> {
  const puppeteer = await import("puppeteer").catch(() => null);
  if (puppeteer === null) return { source, reason: "puppeteer is not installed" };
  for (const headless of ["shell", true] as const) {
    const executablePath = await pathOf(() => puppeteer.default.executablePath({ headless }));
    if (executablePath !== null && existsSync(executablePath))
      return { source, executablePath, headless: headlessMode(executablePath), env: {} };
  }
  return { source, reason: "puppeteer is installed and its browser is not" };
}

/** puppeteer throws when it knows of no browser: that is an answer, not a failure. */
async function pathOf(ask: () => string | Promise<string>): Promise<string | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
