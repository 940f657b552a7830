import type { Diagnostic } from "../../errors.js";
import { displayWidth, wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, type Style, spelledFor, styled } from "./screen.js";

const style: Readonly<Record<Diagnostic["level"], Style>> = { error: "red", warning: "yellow", note: "cyan" };

/** A message as its reader sees it: level and code, what is wrong, where, the evidence, what to do. */
export function renderDiagnostic({ level, code, message, location, evidence, help }: Diagnostic, screen: Screen): string {
  const name = code === "EH900" ? "internal error" : level;
  const [first, ...more] = wrapped(`${name}[${code}]: ${plainText(message)}`, screen.width, "  ");
  const lead = `${name}[${code}]`;
  const lines = [
    `${styled(styled(lead, style[level], screen), "bold", screen)}${styled(first!.slice(lead.length), "bold", screen)}`,
    ...more.map((line) => styled(line, "bold", screen)),
    ...(location === null ? [] : [`  ${plainText(location.file)}:${location.line}:${location.column}`]),
    ...evidence.slice(0, 5).flatMap((line) => evidenceLines(plainText(line).slice(0, 400), screen)),
    ...help.flatMap((line, i) => helpLines(line, i, screen)),
  ];
  return spelledFor(lines.join("\n"), screen);
}

/** Excerpts with a mark under them are short; what is longer is prose or a list. */
const evidenceLines = (line: string, { width }: Screen): readonly string[] =>
  displayWidth(line) <= width - 2 ? [`  ${line}`] : wrapped(line, width - 2, "  ").map((part) => `  ${part}`);

/** Commands are not broken, so that they can be copied. */
function helpLines(line: string, index: number, screen: Screen): readonly string[] {
  return [`  ${index === 0 ? styled("help:", "green", screen) : "     "} ${plainText(line)}`];
}

/** Errors shown of one run; what is left out is said. */
const mostErrors = 10;

/** The errors of one run. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], screen: Screen): string {
  const shown = diagnostics.slice(0, mostErrors).map((one) => renderDiagnostic(one, screen));
  const rest = diagnostics.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
}

/** Warnings and notes of one run: the first of each kind in full, the others of that kind by their message alone, and of many only how many there are. */
export function renderRemarks(diagnostics: readonly Diagnostic[], screen: Screen): string {
  const kinds = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) kinds.set(one.code, [...(kinds.get(one.code) ?? []), one]);
  const mostLike = 2;
  const lines = [...kinds].flatMap(([code, [first, ...more]]) => {
    const listed = more.length <= mostLike ? more : [];
    const counted = more.length - listed.length;
    return [
      renderDiagnostic(first!, screen),
      ...listed.map((one) => renderDiagnostic({ ...one, evidence: [], help: [] }, screen)),
      ...(counted > 0 ? [`  and ${counted} more of ${code}; -v shows them all`] : []),
    ];
  });
  return lines.join("\n");
}
