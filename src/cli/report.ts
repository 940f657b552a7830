import { readFile } from "node:fs/promises";
import { digestOf } from "../audit/digest.js";
import type { Result } from "../audit/result.js";
import { diagnostic, fault } from "../errors.js";
import { renderDiagnostic } from "../renderers/terminal/diagnostic.js";
import { plainText } from "../renderers/terminal/plain-text.js";
import { renderHeadline, renderResult } from "../renderers/terminal/result.js";
import { tellDiagnostics } from "./failure.js";
import { outputTargets } from "./output-target.js";
import type { CommonFlags, Session } from "./session.js";
import { writeOutputs } from "./write-outputs.js";

export interface ReportFlags extends CommonFlags {
  readonly output?: readonly string[];
  readonly templates?: string;
}

/** `evenhand report`: a stored result in other formats, nothing computed again; returns the exit code. */
export async function report(path: string, flags: ReportFlags, session: Session): Promise<number> {
  const targets = outputTargets(flags.output ?? [], session.json);
  const stored = await storedResult(path);
  if (digestOf({ ...stored }) !== stored.digest) {
    const changed = diagnostic("EH128", `${path} was changed after it was written`, { help: ["repeat the audit before relying on it"] });
    session.err(`${renderDiagnostic(changed, session.errScreen)}\n`);
  }
  const { problems, result } = await writeOutputs(targets, {
    templatesDir: flags.templates ?? null,
    signal: session.signal,
    complete: () => stored,
    out: session.out,
  });
  tellDiagnostics(problems, session);
  if (targets.length === 0) session.out((session.quiet ? renderHeadline : renderResult)(result, session.outScreen));
  const failed = problems.length > 0;
  if (!session.quiet && !failed) for (const target of targets) if (target.path !== "-") session.err(`Wrote ${plainText(target.path)}\n`);
  return failed ? 5 : 0;
}

/** The result in a file, once it is known to be one that this version can read. */
async function storedResult(path: string): Promise<Result> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      error instanceof SyntaxError
        ? "it is not JSON"
        : code === "ENOENT"
          ? "there is no such file"
          : code === "EISDIR"
            ? "it is a folder"
            : "it cannot be opened";
    throw fault("EH100", `${path} cannot be read: ${why}`, { help: ["evenhand audit FILE -o results.json writes one"], cause: error });
  }
  const { format, version } = (typeof content === "object" && content !== null ? content : {}) as Partial<Record<string, unknown>>;
  if (format !== "evenhand.result")
    throw fault("EH100", `${path} is not a result of evenhand`, { help: ["evenhand audit FILE -o results.json writes one"] });
  if (typeof version !== "string" || !/^1\.\d+$/.test(version))
    throw fault("EH100", `${path} has version ${String(version)}, this evenhand reads version 1`, {
      help: ["use the evenhand that wrote it"],
    });
  const result = content as Result;
  const missing = (["groups", "disparities", "strata", "inputs", "profile", "diagnostics", "outputs"] as const).filter(
    (key) => !Array.isArray(result[key]),
  );
  const absent = [
    ...missing,
    ...(["plan", "verdict", "run", "tool"] as const).filter((key) => typeof result[key] !== "object" || result[key] === null),
  ];
  if (absent.length > 0)
    throw fault("EH100", `${path} is not a whole result: ${absent.join(", ")} missing`, {
      help: ["evenhand audit FILE -o results.json writes one"],
    });
  return result;
}
