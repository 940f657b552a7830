import { existsSync } from "node:fs";
import { type Absent, type Candidate, headlessMode } from "./candidate.js";

const linux = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
  "/snap/bin/chromium",
];

const darwin = ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

const win32 = ["C:\\Program Files", "C:\\Program Files (x86)"].flatMap((folder) => [
  `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
  `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
]);

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = { linux, darwin, win32 };

/** The browsers installed where systems put them, the lightest first. */
export function systemBrowsers(): readonly (Candidate | Absent)[] {
  const found = (places[process.platform] ?? []).filter((path) => existsSync(path));
  if (found.length === 0) return [{ source: "system", reason: "no Chromium, Chrome or Edge in the usual places" }];
  return found.map((executablePath) => ({ source: executablePath, executablePath, headless: headlessMode(executablePath), env: {} }));
}
