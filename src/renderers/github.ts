import type { CheckRow, Result } from "../audit/result.js";
import { isBlocking, worstFirst } from "./gate/check-order.js";
import { plainLine } from "./gate/plain-line.js";
import type { Renderer } from "./renderer.js";

/** Workflow commands that GitHub shows as annotations; written to standard output inside a workflow. */
export const github = {
  id: "github",
  extension: ".github.txt",
  render: async (result) => renderAnnotations(result),
} as const satisfies Renderer;

/** GitHub keeps ten annotations of a kind in a step: nine, and one that counts the rest. */
const MOST = 9;

/** One line a check that needs attention, worst first: errors, warnings, then notices for what is undecided and tolerated. */
export function renderAnnotations({ checks, policy }: Result): string {
  const lines = new Map<"error" | "warning" | "notice", string[]>();
  for (const check of worstFirst(checks)) {
    const level = levelOf(check);
    if (level === null) continue;
    const { file = policy?.path ?? "evenhand.yml", line = 1, column = 1 } = check.location ?? {};
    const at = `file=${property(file)},line=${line},col=${column},title=${property(check.id)}`;
    lines.set(level, [...(lines.get(level) ?? []), `::${level} ${at}::${data(check.sentence)}`]);
  }
  const told = [...lines].flatMap(([level, all]) => {
    const rest = all.length - MOST;
    return rest > 0 ? [...all.slice(0, MOST), `::${level} title=evenhand::and ${rest} more, see the summary`] : all;
  });
  return told.map((line) => `${line}\n`).join("");
}

function levelOf(check: CheckRow): "error" | "warning" | "notice" | null {
  if (check.status === "pass" || check.status === "waived") return null;
  if (isBlocking(check) || check.status === "error") return "error";
  return check.status === "fail" || check.status === "warn" ? "warning" : "notice";
}

const data = (text: string): string => plainLine(text).replaceAll("%", "%25");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
