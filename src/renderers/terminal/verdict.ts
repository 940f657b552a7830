import type { CheckRow, Result } from "../../audit/result.js";
import { countOf } from "../../sections/format-count.js";
import { baseName, mainInput } from "../../sections/subject.js";
import { checkLines, gateName, passedLines } from "./check-lines.js";
import { wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor, styled } from "./screen.js";
import { shellWord } from "./shell-word.js";

/** A judged result as a person reads it in a terminal: by what, each check that needs attention, the others, and the verdict last. */
export function renderVerdict(result: Result, screen: Screen): string {
  const { checks } = result;
  const open = checks.filter(({ status }) => status !== "pass").sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const parts = [
    underWhat(result, screen),
    ...open.map((check) => checkLines(check, result, screen)),
    passedLines(
      checks.filter(({ status }) => status === "pass"),
      screen,
    ),
    [...verdictLines(result, screen), ...changedLines(result, screen)],
    nextLines(result),
  ];
  return spelledFor(
    `${parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join("\n"))
      .join("\n\n")}\n`,
    screen,
  );
}

const order: readonly CheckRow["status"][] = ["fail", "error", "no_data", "inconclusive", "waived", "warn"];

/** The verdict in one line, for `--quiet`. */
export const renderVerdictLine = (result: Result, screen: Screen): string =>
  spelledFor(`${verdictLines(result, screen).join("\n")}\n`, screen);

function underWhat({ policy, inputs, ...rest }: Result, { width }: Screen): readonly string[] {
  const input = mainInput({ inputs, ...rest, policy });
  const where =
    policy === null
      ? "no policy"
      : `Policy ${plainText(policy.path ?? "(given)")} (sha256 ${policy.sha256.slice(0, 8)}${policy.source === "file" ? "" : `, from ${plainText(policy.source)}`})`;
  const loosened = policy?.diff?.loosened ?? [];
  return [
    ...wrapped(`${where}${input === null ? "" : `, data ${plainText(baseName(input.path))}, ${countOf(input.rows, "row")}`}`, width, "  "),
    ...(loosened.length === 0
      ? []
      : wrapped(`The policy in the working tree is looser: ${loosened.map(plainText).join("; ")}`, width, "  ")),
  ];
}

const words: Readonly<Record<Result["verdict"]["status"], string>> = {
  pass: "PASSED",
  fail: "FAILED",
  undecided: "UNDECIDED",
  error: "ERROR",
  not_gated: "NOT GATED",
};
const colors = { pass: "green", fail: "red", undecided: "yellow", error: "red", not_gated: "dim" } as const;
const counted: readonly (readonly [CheckRow["status"], string])[] = [
  ["fail", "fail"],
  ["error", "error"],
  ["no_data", "no data"],
  ["inconclusive", "inconclusive"],
  ["waived", "waived"],
  ["warn", "warn"],
  ["pass", "pass"],
];

/** "FAILED  1 fail, 1 inconclusive (tolerated), 4 pass    exit code 1". */
function verdictLines({ verdict, checks }: Result, screen: Screen): readonly string[] {
  const { status, counts, exitCode } = verdict;
  const tally = counted.flatMap(([one, word]) => {
    const here = checks.filter((check) => check.status === one);
    if (counts[one] === 0) return [];
    const tolerated = (one === "inconclusive" || one === "no_data") && here.every(({ action }) => action !== "fail");
    return [
      `${counts[one]} ${word}${tolerated ? " (tolerated)" : one === "warn" && here.some(({ action }) => action === "fail") ? " (block)" : ""}`,
    ];
  });
  const softened = exitCode === 0 && (status === "fail" || status === "undecided");
  const head = softened ? `Would have ${status === "fail" ? "failed" : "been undecided"} (--report-only)` : words[status];
  const end = `exit code ${exitCode}`;
  const text = `${head}  ${tally.join(", ") || "no checks"}`;
  const gap = screen.width - text.length - end.length;
  const lines = gap >= 2 ? [`${text}${" ".repeat(gap)}${end}`] : [...wrapped(text, screen.width, "  "), `  ${end}`];
  return lines.map((line, i) => (i === 0 ? styled(styled(head, colors[status], screen), "bold", screen) + line.slice(head.length) : line));
}

/** Checks that became worse or better than the baseline, as far as the data can tell. */
function changedLines({ checks }: Result, { width }: Screen): readonly string[] {
  const moved = checks.flatMap((check) => {
    const { baseline } = check;
    if (baseline === null || baseline.lower === null || baseline.upper === null) return [];
    const surely = baseline.lower > 0 ? "worse" : baseline.upper < 0 ? "better" : null;
    if (surely === null) return [];
    const by = `${baseline.delta > 0 ? "+" : "−"}${Math.abs(baseline.delta).toFixed(3)}`;
    return [`${gateName(check)} ${by} ${surely}${baseline.paired ? ", paired" : ""}`];
  });
  return moved.length === 0 ? [] : wrapped(`  since the baseline: ${moved.join("; ")}`, width, "    ");
}

function nextLines({ checks, outputs, verdict }: Result): readonly string[] {
  const first = checks.find(({ status }) => status === "fail");
  const open = checks.find(({ status }) => status === "inconclusive" || status === "no_data");
  const steps = [
    ...(first === undefined ? [] : [`evenhand explain ${shellWord(plainText(first.metric))}`]),
    ...(open === undefined ? [] : [`evenhand plan ${shellWord(plainText(open.id))}`]),
    ...(verdict.status !== "pass" && !outputs.some(({ format }) => format === "html" || format === "pdf")
      ? ["evenhand check -o report.html"]
      : []),
  ];
  return steps.length === 0 ? [] : steps.map((step, i) => `${i === 0 ? "Next  " : "      "}${step}`);
}
