import { fault } from "../../errors.js";
import { shellWords } from "./shell-words.js";

/** Commands that compute a result from data. */
const RERUN = ["audit", "check", "scan", "importance", "why", "stress"];
/** Flags that say where a result goes or how much is said, with the number of words that follow. */
const SILENT: ReadonlyMap<string, number> = new Map([
  ...["-o", "--output", "--catalog-as"].map((flag) => [flag, 1] as const),
  ...[
    "--json",
    "-q",
    "--quiet",
    "-v",
    "--verbose",
    "--no-progress",
    "--no-color",
    "--ascii",
    "--no-input",
    "--no-manifest",
    "--no-catalog",
    "--dry-run",
  ].map((flag) => [flag, 0] as const),
]);
/** Models that are files of numbers; anything else is a program that somebody else wrote. */
const READ_ONLY_MODEL = /^(lightgbm|xgboost|onnx|onnxruntime|tfjs|column):/;

/** The words that repeat the run of a result and write it to `path`. Throws EH100 for what is no such run, EH208 for one that would execute code unless that is allowed. */
export function rerunWords(commandLine: string, path: string, { allowModelCode }: { readonly allowModelCode: boolean }): readonly string[] {
  const [program, command, ...words] = shellWords(commandLine);
  if (program !== "evenhand" || command === undefined || !RERUN.includes(command))
    throw fault("EH100", `the result was made by "${[program, command].join(" ")}", which cannot be run again`, {
      help: [`made by evenhand ${RERUN.slice(0, 4).join(", ")}, … it can`],
    });
  const kept: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [flag, attached] = splitFlag(words[i]!);
    const follow = SILENT.get(flag);
    if (follow === undefined) kept.push(words[i]!);
    else if (attached === null) i += follow;
  }
  const code = executed(kept);
  if (code !== null && !allowModelCode)
    throw fault("EH208", `the run executes code of its own: ${code}`, { help: ["--allow-model-code, once you have read it"] });
  const unseen = command === "audit" || command === "check" ? ["--no-catalog"] : [];
  return [command, ...kept, "-o", `json:${path}`, ...unseen, "--no-manifest", "--no-input", "--no-progress"];
}

/** `--output=x` and `-ox` hold their value. */
function splitFlag(word: string): readonly [flag: string, attached: string | null] {
  const [, long, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
  if (long !== undefined) return [long, value!];
  return /^-o./.test(word) ? ["-o", word.slice(2)] : [word, null];
}

function executed(words: readonly string[]): string | null {
  for (const [i, word] of words.entries()) {
    if (word === "--allow-model-code") return word;
    const model = word === "--model" ? words[i + 1] : /^--model=(.*)$/s.exec(word)?.[1];
    if (model !== undefined && !READ_ONLY_MODEL.test(model)) return `--model ${model}`;
  }
  return null;
}
