import type { CheckRow, Result } from "../../audit/result.js";
import { formatGroup } from "../../sections/format-group.js";
import { isBlocking, worstFirst } from "../gate/check-order.js";
import { escapeMarkdown } from "./escape-markdown.js";

const words: Readonly<Record<CheckRow["status"], string>> = {
  fail: "FAIL",
  error: "ERROR",
  no_data: "NO DATA",
  inconclusive: "?",
  waived: "WAIVED",
  warn: "WARN",
  pass: "pass",
};
const verdicts: Readonly<Record<Result["verdict"]["status"], string>> = {
  pass: "passed",
  fail: "FAILED",
  undecided: "UNDECIDED",
  error: "ERROR",
  not_gated: "no limits were stated",
};
/** The step summary of GitHub is lost whole when it is too long. */
const MOST_BYTES = 60_000;

/** The verdict and a table of the checks, worst first, as a CI server's summary shows them; at most 60,000 bytes, what is cut is counted. */
export function checkSummary(result: Result): string {
  const { checks, verdict, policy, inputs, tool, plan } = result;
  const counted = Object.entries(verdict.counts).filter(([, count]) => count > 0);
  const title = `### evenhand: ${verdicts[verdict.status]}${counted.length > 0 ? ` - ${counted.map(([status, count]) => `${count} ${status.replace("_", " ")}`).join(", ")}` : ""}`;
  const attention = worstFirst(checks).filter(({ status }) => status !== "pass");
  const passed = checks.filter(({ status }) => status === "pass");
  const data = inputs.map(({ sha256, used }) => `data ${sha256?.slice(0, 8) ?? "in memory"}, ${used.toLocaleString("en")} rows`).join("; ");
  const foot = `${policy ? `policy ${escapeMarkdown(policy.sha256.slice(0, 8))} (${escapeMarkdown(policy.source)}) - ` : ""}${data} - evenhand ${tool.version} - seed ${plan.seed}`;
  let left = MOST_BYTES - Buffer.byteLength(`${title}${head}${foot}`) - 400;
  let cut = 0;
  const fit = (check: CheckRow): string | null => {
    const row = rowOf(check);
    const size = Buffer.byteLength(row) + 1;
    if (size > left) {
      cut++;
      return null;
    }
    left -= size;
    return row;
  };
  const rows = attention.map(fit).filter((row) => row !== null);
  const passing = passed.map(fit).filter((row) => row !== null);
  return `${[
    title,
    "",
    ...(rows.length > 0 ? [head, ...rows, ""] : []),
    ...(passing.length > 0 ? [`<details><summary>${passed.length} passed</summary>`, "", head, ...passing, "", "</details>", ""] : []),
    ...(cut > 0 ? [`${cut} rows not shown: results.json`, ""] : []),
    foot,
  ].join("\n")}\n`;
}

const head = "| | Check | Value | Range | Limit | Groups | vs baseline |\n|---|---|---|---|---|---|---|";

function rowOf(check: CheckRow): string {
  const { id, value, bounds, requirement, pair, baseline } = check;
  const range = bounds === null ? "–" : `${number(bounds.lower)} to ${number(bounds.upper)}`;
  const groups =
    pair === null
      ? "–"
      : [pair.a, pair.b]
          .filter((rate) => rate !== null)
          .map((rate) => `${formatGroup(check.by ?? [], rate.group)} ${number(rate.value)} (${rate.n.toLocaleString("en")})`)
          .join(", ");
  const moved =
    baseline === null ? "–" : `${baseline.delta > 0 ? "+" : ""}${number(baseline.delta)} ${baseline.delta > 0 ? "worse" : "better"}`;
  const cells = [
    isBlocking(check) && check.status !== "fail" ? `${words[check.status]} (blocks)` : words[check.status],
    id,
    number(value),
    range,
    limitText(requirement),
    groups,
    moved,
  ];
  return `| ${cells.map((cell) => escapeMarkdown(cell)).join(" | ")} |`;
}

function limitText(requirement: CheckRow["requirement"]): string {
  if (requirement === null) return "–";
  return requirement.op === "in" ? `${requirement.limit[0]} to ${requirement.limit[1]}` : `${requirement.op} ${requirement.limit}`;
}

const number = (value: number | null): string => (value === null ? "n/a" : value.toFixed(3));
