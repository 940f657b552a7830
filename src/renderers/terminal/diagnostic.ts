import type { Diagnostic } from "../../errors.js";
import { wrapped } from "./display-width.js";
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
    ...evidence.slice(0, 5).map((line) => `  ${plainText(line).slice(0, 400)}`),
    ...help.flatMap((line, i) => helpLines(line, i, screen)),
  ];
  return spelledFor(lines.join("\n"), screen);
}

/** Commands are not broken, so that they can be copied. */
function helpLines(line: string, index: number, screen: Screen): readonly string[] {
  return [`  ${index === 0 ? styled("help:", "green", screen) : "     "} ${plainText(line)}`];
}

/** Errors shown of one run; what is left out is said. */
const mostErrors = 10;

/** Messages of one run: each kind of warning once, with how many more there are. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], screen: Screen): string {
  const shown = diagnostics.slice(0, mostErrors).map((one) => renderDiagnostic(one, screen));
  const rest = diagnostics.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
}
