import { digestOf } from "../audit/digest.js";
import type { Result } from "../audit/result.js";

/** One value that two results do not share. */
export interface Difference {
  /** Where it is: `groups[3].metrics.accuracy.value`. */
  readonly path: string;
  readonly was: string;
  readonly now: string;
}

/** What a repeated run came to, beside the stored one. */
export interface Repetition {
  readonly answer: "yes" | "no";
  /** How it is the same, or why it cannot be: `identical` to the last bit of every number; `rounding`, statistics within 1e-12; `data`, `policy`, other files; `numbers`, anything else. */
  readonly kind: "identical" | "rounding" | "data" | "policy" | "numbers";
  readonly digests: { readonly was: string; readonly now: string };
  /** Versions and platform, where they differ; null where they do not. */
  readonly tool: { readonly was: string; readonly now: string } | null;
  readonly compared: number;
  readonly differing: number;
  /** The first of them. */
  readonly differences: readonly Difference[];
}

const TOLERANCE = 1e-12;
const SHOWN = 20;

/** Two results of one command: counts have to be equal, other numbers within 1e-12 of their size or of 1. Run, outputs and exit code are of the occasion; the tool is told apart. */
export function repetitionOf(was: Result, now: Result): Repetition {
  const differences: Difference[] = [];
  const count = { compared: 0, differing: 0, rounded: 0 };
  walk(contentOf(was), contentOf(now), "", (path, a, b) => {
    count.compared++;
    if (Object.is(a, b) || a === b) return;
    if (isClose(a, b)) {
      count.rounded++;
      return;
    }
    count.differing++;
    if (differences.length < SHOWN) differences.push({ path, was: told(a), now: told(b) });
  });
  const tools = [toolOf(was), toolOf(now)] as const;
  const other = (what: (result: Result) => unknown): boolean => JSON.stringify(what(was)) !== JSON.stringify(what(now));
  const kind =
    count.differing > 0
      ? other(({ inputs }) => inputs.map(({ sha256 }) => sha256))
        ? "data"
        : other(({ policy }) => policy?.sha256 ?? null)
          ? "policy"
          : "numbers"
      : count.rounded > 0
        ? "rounding"
        : "identical";
  return {
    answer: count.differing === 0 ? "yes" : "no",
    kind,
    digests: { was: digestOf({ ...was }), now: digestOf({ ...now }) },
    tool: tools[0] === tools[1] ? null : { was: tools[0], now: tools[1] },
    compared: count.compared,
    differing: count.differing,
    differences,
  };
}

const toolOf = ({ tool }: Result): string => `evenhand ${tool.version}, Node ${tool.node}, ${tool.platform}`;

function contentOf({ run: _run, outputs: _outputs, digest: _digest, tool: _tool, verdict, ...rest }: Result): object {
  const { exitCode: _exitCode, ...kept } = verdict;
  return { ...rest, verdict: kept };
}

function isClose(a: unknown, b: unknown): boolean {
  if (typeof a !== "number" || typeof b !== "number" || (Number.isInteger(a) && Number.isInteger(b))) return false;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

function walk(a: unknown, b: unknown, path: string, visit: (path: string, a: unknown, b: unknown) => void): void {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) {
    visit(path, a, b);
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const place = Array.isArray(a) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    walk(a[key], b[key], place, visit);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

const LONGEST = 80;
const told = (value: unknown): string => (value === undefined ? "absent" : JSON.stringify(value)).slice(0, LONGEST);
