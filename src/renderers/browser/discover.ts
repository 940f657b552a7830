import type { Absent, Candidate } from "./candidate.js";
import { namedBrowser } from "./named.js";
import { packedChromium } from "./packed-chromium.js";
import { puppeteerCache } from "./puppeteer-cache.js";
import { systemBrowsers } from "./system.js";

/** Browsers that may print, one after another, the likeliest first; places without one say why. Each is looked for only when it is its turn. */
export async function* discoverBrowsers(env: NodeJS.ProcessEnv): AsyncGenerator<Candidate | Absent> {
  const named = namedBrowser(env);
  if (named !== null) {
    yield named;
    return;
  }
  yield await puppeteerCache();
  yield* systemBrowsers();
  yield await packedChromium(env);
}
