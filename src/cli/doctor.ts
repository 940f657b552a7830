import { access, constants, mkdir } from "node:fs/promises";
import { totalmem } from "node:os";
import { isCandidate } from "../renderers/browser/candidate.js";
import { discoverBrowsers } from "../renderers/browser/discover.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { styled } from "../renderers/terminal/screen.js";
import { formatBytes } from "../sections/format-count.js";
import { version } from "../version.js";
import { cacheFolder } from "./cache-folder.js";
import { ciFacts } from "./ci-facts.js";
import { findPolicy, policyAbove } from "./find-policy.js";
import { type CommonFlags, isCi, type Session } from "./session.js";

/** One thing that was looked at. */
export interface Finding {
  readonly id: string;
  readonly ok: boolean;
  readonly text: string;
  /** What to do about it; null when it is well. */
  readonly help: string | null;
}

/** `evenhand doctor`: what this machine offers; returns 5 when something is missing and `--fatal` says that matters. */
export async function doctor({ fatal }: CommonFlags & { readonly fatal?: boolean }, session: Session): Promise<number> {
  const { env } = process;
  const findings = [node(), memory(), await browser(env), await duckdb(), await cache(env), await policy(env), ci(env)];
  const ok = findings.every((one) => one.ok);
  if (session.json) session.out(`${JSON.stringify({ version, ok, findings }, null, 2)}\n`);
  else session.out(`${findings.map((finding) => line(finding, session)).join("\n")}\n`);
  return fatal && !ok ? 5 : 0;
}

function line({ ok, text, help }: Finding, { outScreen }: Session): string {
  const mark = ok ? styled("ok", "green", outScreen) : styled("! ", "yellow", outScreen);
  return `${mark} ${plainText(text)}${help === null ? "" : `\n     ${plainText(help)}`}`;
}

/** Of the pair of numbers in package.json's `engines`. */
const leastNode = [20, 19] as const;

function node(): Finding {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const ok = major! > leastNode[0] || (major === leastNode[0] && minor! >= leastNode[1]);
  return { id: "node", ok, text: `Node ${process.versions.node}`, help: ok ? null : `evenhand needs Node ${leastNode.join(".")} or later` };
}

const fewBytes = 5e8;

function memory(): Finding {
  const constrained = process.constrainedMemory();
  const limit = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  const free = Math.min(process.availableMemory(), limit);
  const ok = free >= fewBytes;
  return { id: "memory", ok, text: `${formatBytes(free)} of memory free`, help: ok ? null : "large files: --engine duckdb" };
}

/** Found, not started: starting one takes seconds, and `-o report.pdf` says if it fails. */
async function browser(env: NodeJS.ProcessEnv): Promise<Finding> {
  for await (const found of discoverBrowsers(env)) {
    if (isCandidate(found))
      return { id: "browser", ok: true, text: `browser for PDF: ${found.executablePath || found.source}`, help: null };
  }
  return { id: "browser", ok: false, text: "no browser found: PDF unavailable, HTML works", help: "set EVENHAND_BROWSER=/path/to/chrome" };
}

async function duckdb(): Promise<Finding> {
  try {
    await import("@duckdb/node-api");
    return { id: "duckdb", ok: true, text: "engine duckdb for files larger than memory", help: null };
  } catch {
    return {
      id: "duckdb",
      ok: false,
      text: "engine duckdb not installed: files have to fit in memory",
      help: "npm install @duckdb/node-api",
    };
  }
}

async function cache(env: NodeJS.ProcessEnv): Promise<Finding> {
  const folder = cacheFolder(env);
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return { id: "cache", ok: true, text: `cache writable: ${folder}`, help: null };
  } catch {
    return { id: "cache", ok: false, text: `cache not writable: ${folder}`, help: "set XDG_CACHE_HOME to a folder that can be written" };
  }
}

async function policy(env: NodeJS.ProcessEnv): Promise<Finding> {
  const path = env.EVENHAND_POLICY || policyAbove(process.cwd());
  if (!path) return { id: "policy", ok: true, text: "no policy here; audit works from flags", help: null };
  try {
    await findPolicy(path, env);
    return { id: "policy", ok: true, text: `policy ${path}, readable by audit`, help: null };
  } catch (error) {
    return { id: "policy", ok: false, text: `policy ${path} has mistakes`, help: error instanceof Error ? error.message : null };
  }
}

function ci(env: NodeJS.ProcessEnv): Finding {
  const provider = ciFacts(env)?.provider ?? (isCi(env) ? "yes" : null);
  return { id: "ci", ok: true, text: provider === null ? "no CI detected" : `CI: ${provider}; nothing is asked`, help: null };
}
