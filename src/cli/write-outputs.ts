import { existsSync } from "node:fs";
import type { Output, Result } from "../audit/result.js";
import { type Diagnostic, EvenhandError } from "../errors.js";
import type { Look } from "../look/look.js";
import { rendererOf, sharedAs } from "../renderers/index.js";
import { besideFiles, type KeptFile } from "./manifest-file.js";
import type { OutputTarget } from "./output-target.js";
import { type StagedFile, stageFile } from "./staged-file.js";

export interface WriteOptions {
  readonly templatesDir: string | null;
  readonly look?: Partial<Look>;
  /** As flagged; that of the policy when left out. */
  readonly minCell?: number | undefined;
  /** Whether SARIF holds waived checks too. */
  readonly sarifWaived?: boolean;
  /** Whether the files and their digests are listed beside them. */
  readonly manifest?: boolean;
  readonly signal: AbortSignal;
  /** What of the result is known once the other outputs are written; JSON is made of it, last. */
  complete(outputs: readonly Output[], problems: readonly Diagnostic[]): Result;
  /** A stored result as it stands in its file, which JSON repeats, as its digest was made of it. */
  readonly asWritten?: Result;
  /** Standard output. */
  out(content: string | Uint8Array): void;
  onTarget?(target: OutputTarget): void;
}

/** What became of the outputs. */
export interface Written {
  readonly result: Result;
  readonly problems: readonly Diagnostic[];
  /** Path of the manifest; null when there is none. */
  readonly manifest: string | null;
}

/** Renders and writes every target. Files take their place together at the end; one that fails stops no other, and an interrupt leaves none. */
export async function writeOutputs(
  targets: readonly OutputTarget[],
  {
    templatesDir,
    look = {},
    minCell,
    sarifWaived = false,
    manifest: listed = false,
    signal,
    complete,
    asWritten,
    out,
    onTarget,
  }: WriteOptions,
): Promise<Written> {
  const staged: StagedFile[] = [];
  const kept: KeptFile[] = [];
  const spoken: (string | Uint8Array)[] = [];
  const problems: Diagnostic[] = [];
  const failed = new Set<OutputTarget>();
  let manifest: string | null = null;
  const all = withFallback(targets);
  const outputs = (): readonly Output[] =>
    all
      .filter((target) => !isFallback(target) || needed())
      .map((target) => ({ ...plain(target), status: failed.has(target) ? "failed" : "written" }));
  const needed = (): boolean => all.some((target) => target.format === "pdf" && failed.has(target));

  async function attempt(target: OutputTarget, result: Result): Promise<void> {
    signal.throwIfAborted();
    onTarget?.(target);
    try {
      const content = await rendererOf(target.format).render(sharedAs(target.format, result, minCell), { templatesDir, look, sarifWaived });
      signal.throwIfAborted();
      if (target.path === "-") spoken.push(content);
      else {
        const file = await stageFile(target.path, content);
        staged.push(file);
        if (file.isKept) kept.push({ ...plain(target), content });
      }
    } catch (error) {
      if (!(error instanceof EvenhandError) || error.exitCode !== 5) throw error;
      failed.add(target);
      problems.push(...error.diagnostics);
    }
  }

  try {
    const last = (target: OutputTarget): boolean => target.format === "json";
    for (const target of all.filter((one) => !last(one) && !isFallback(one))) await attempt(target, complete(outputs(), problems));
    if (needed()) for (const target of all.filter(isFallback)) await attempt(target, complete(outputs(), problems));
    for (const target of all.filter(last)) await attempt(target, asWritten ?? complete(outputs(), problems));
    signal.throwIfAborted();
    if (listed && kept.length > 0) {
      const { path, text } = await besideFiles(kept, complete(outputs(), problems));
      staged.push(await stageFile(path, text));
      manifest = path;
    }
    for (const file of staged.splice(0)) await file.commit();
  } finally {
    for (const file of staged) await file.discard();
  }
  for (const content of spoken) out(content);
  return { result: complete(outputs(), problems), problems, manifest };
}

type Fallback = OutputTarget & { readonly fallback: true };

const isFallback = (target: OutputTarget): target is Fallback => "fallback" in target;
const plain = ({ format, path }: OutputTarget): OutputTarget => ({ format, path });

/** A PDF that cannot be printed is still there as HTML: beside it, unless HTML is written anyway or a file of the user's would be replaced. */
function withFallback(targets: readonly OutputTarget[]): readonly OutputTarget[] {
  if (targets.some(({ format }) => format === "html")) return targets;
  const pages = targets
    .filter(({ format, path }) => format === "pdf" && path !== "-")
    .map(({ path }): Fallback => ({ format: "html", path: `${path.replace(/\.pdf$/i, "")}.html`, fallback: true }))
    .filter(({ path }) => !existsSync(path));
  return [...targets, ...pages];
}
