import type { SignatureRow } from "../../seals/signatures.js";
import type { FileRow, Verification } from "../../seals/verification.js";
import { countOf } from "../../sections/format-count.js";
import { wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor } from "./screen.js";

/** The answer first, then every file and signature, what it shows and what it does not show. */
export function renderVerification(
  verification: Verification,
  { screen, quiet }: { readonly screen: Screen; readonly quiet: boolean },
): string {
  const { files, inputs, signatures, timestamps, problems, proven, notProven, manifest } = verification;
  const lines = [headline(verification)];
  if (!quiet) {
    lines.push(...problems.map(({ kind, message }) => `  ${kind}: ${message}`));
    if (files.length > 0) lines.push("", "Files", ...files.map(fileLine));
    if (inputs.length > 0) lines.push("", "Files that were read", ...inputs.map(inputLine));
    if (signatures.length > 0) lines.push("", "Signatures", ...signatures.map(signatureLine));
    if (timestamps.length > 0)
      lines.push(
        "",
        "Time stamps",
        ...timestamps.map(({ path, of, time, status }) => `  ${path} of ${of}: ${time ?? "?"}, ${status.replaceAll("_", " ")}`),
      );
    if (proven.length > 0) lines.push("", "This shows", ...proven.map((line) => `  ${line}`));
    lines.push("", "This does not show", ...notProven.map((line) => `  ${line}`));
    lines.push("", `Manifest digest ${manifest.digest ?? "unknown"}`);
  }
  return spelledFor(`${lines.flatMap((line) => broken(plainText(line), screen.width)).join("\n")}\n`, screen);
}

/** A line that is not indented is broken with an indent; one that is keeps its own. */
const broken = (line: string, width: number): readonly string[] =>
  line.startsWith("  ") ? wrapped(line.slice(2), width - 2, "  ").map((part) => `  ${part}`) : wrapped(line, width, "  ");

function headline({ answer, problems, files, signatures, manifest }: Verification): string {
  const [first] = problems;
  if (first !== undefined) return `No: ${first.message}${problems.length > 1 ? `, and ${problems.length - 1} more` : ""}`;
  const trusted = signatures.filter(({ status }) => status === "trusted").length;
  const signed =
    signatures.length === 0
      ? "not signed"
      : trusted === signatures.length
        ? `signed by ${countOf(trusted, "trusted key")}`
        : `signed by ${countOf(signatures.length, "key")}, of which ${trusted} trusted`;
  return answer === "yes" ? `Yes: ${countOf(files.length, "file")} as sealed by ${manifest.path}, ${signed}` : "No";
}

const fileLine = ({ path, status }: FileRow): string => `  ${status.padEnd(9)}${path}`;
const inputLine = ({ path, status }: FileRow): string => `  ${(status === "missing" ? "not here" : status).padEnd(9)}${path}`;

function signatureLine({ role, name, signedAt, fingerprint, status }: SignatureRow): string {
  const who = [role, name, fingerprint?.slice(0, 16), signedAt].filter((part) => part !== null && part !== undefined);
  return `  ${status.replaceAll("_", " ")}${who.length > 0 ? `: ${who.join(", ")}` : ""}`;
}
