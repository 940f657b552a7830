import type { Browser } from "puppeteer-core";
import { fault } from "../../errors.js";
import { type Absent, type Candidate, isCandidate } from "./candidate.js";
import { discoverBrowsers } from "./discover.js";

const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-extensions",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--font-render-hinting=none",
  "--no-first-run",
];

/** The first browser that starts: with a fresh profile, and in its sandbox unless this is root, who has none. */
export async function launchBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const { launch } = await import("puppeteer-core");
  const tried: Absent[] = [];
  for await (const found of discoverBrowsers(env)) {
    if (!isCandidate(found)) {
      tried.push(found);
      continue;
    }
    try {
      return await launch(launchOptions(found, env));
    } catch (error) {
      tried.push({ source: found.source, reason: `it did not start: ${firstLine(error)}` });
    }
  }
  throw fault("EH301", "no browser could be started to print the PDF", {
    evidence: tried.map(({ source, reason }) => `${source}: ${reason}`).slice(0, 5),
    help: [
      "apt-get install -y chromium-headless-shell",
      "npx puppeteer browsers install chrome-headless-shell",
      "npm install @sparticuz/chromium@147.0.0",
      "EVENHAND_BROWSER=/path/to/chrome evenhand report results.json -o report.pdf",
    ],
  });
}

function launchOptions({ executablePath, headless, env: extra }: Candidate, env: NodeJS.ProcessEnv) {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox", "--disable-setuid-sandbox"] : [];
  return { executablePath, headless, pipe: true, args: [...quiet, ...sandbox], env: { ...env, ...extra } };
}

/** Of a long message of Chromium's, the line that says what is wrong. */
function firstLine(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split("\n").map((line) => line.trim());
  return lines.find((line) => /error|sandbox|cannot|no such/i.test(line)) ?? lines[0] ?? "no reason given";
}
