import { expect, test } from "vitest";
import type { Absent, Candidate } from "../../../src/renderers/browser/candidate.js";
import { headlessMode } from "../../../src/renderers/browser/candidate.js";
import { discoverBrowsers } from "../../../src/renderers/browser/discover.js";
import { launchBrowser } from "../../../src/renderers/browser/launch.js";

async function all(env: NodeJS.ProcessEnv): Promise<readonly (Candidate | Absent)[]> {
  const found: (Candidate | Absent)[] = [];
  for await (const one of discoverBrowsers(env)) found.push(one);
  return found;
}

test("a browser named in the environment is the only one that is tried", async () => {
  expect(await all({ EVENHAND_BROWSER: "/bin/true", PUPPETEER_EXECUTABLE_PATH: "/bin/false" })).toEqual([
    { source: "EVENHAND_BROWSER", executablePath: "/bin/true", headless: true, env: {} },
  ]);
  expect(await all({ PUPPETEER_EXECUTABLE_PATH: "/no/such/browser" })).toEqual([
    { source: "PUPPETEER_EXECUTABLE_PATH", reason: "there is no file at /no/such/browser" },
  ]);
});

test("otherwise puppeteer's cache comes first, the system next, the packed Chromium last", async () => {
  const sources = (await all({ HOME: process.env.HOME, XDG_CACHE_HOME: process.env.XDG_CACHE_HOME })).map(({ source }) => source);
  expect(sources[0]).toBe("puppeteer's cache");
  expect(sources.at(-1)).toBe("@sparticuz/chromium");
});

test("without a usable browser the error says what was tried and how to mend it", async () => {
  const error = await launchBrowser({ EVENHAND_BROWSER: "/no/such/browser" }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: "EH301",
    exitCode: 5,
    diagnostics: [
      {
        evidence: ["EVENHAND_BROWSER: there is no file at /no/such/browser"],
        help: expect.arrayContaining([expect.stringContaining("EVENHAND_BROWSER=")]),
      },
    ],
  });
});

test("a program that is no browser is reported as one that did not start", async () => {
  await expect(launchBrowser({ ...process.env, EVENHAND_BROWSER: "/bin/false" })).rejects.toMatchObject({
    code: "EH301",
    diagnostics: [{ evidence: [expect.stringContaining("it did not start")] }],
  });
});

test("a headless-only build is started as one", () => {
  expect(headlessMode("/usr/bin/chromium-headless-shell")).toBe("shell");
  expect(headlessMode("/usr/bin/chromium")).toBe(true);
});
