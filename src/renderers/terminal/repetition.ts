import type { Repetition } from "../../seals/differences.js";
import { countOf } from "../../sections/format-count.js";
import { wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor } from "./screen.js";

/** Whether a run came out the same, what differs, and what sameness does not show. */
export function renderRepetition(repetition: Repetition, { screen, quiet }: { readonly screen: Screen; readonly quiet: boolean }): string {
  const { answer, tool, differing, differences, digests } = repetition;
  const lines = [headline(repetition)];
  if (!quiet) {
    if (tool !== null) lines.push(`  Then by ${tool.was}; now by ${tool.now}.`);
    lines.push(...differences.map(({ path, was, now }) => `  ${path}: was ${was}, is ${now}`));
    if (differing > differences.length) lines.push(`  and ${differing - differences.length} more`);
    if (answer === "yes")
      lines.push(`  Digest ${digests.now}`, "  The same data and command give these numbers. That the data are true is not shown.");
  }
  return spelledFor(
    `${lines.flatMap((line) => wrapped(plainText(line).trim(), screen.width - 2, "  ").map((part, i) => (i === 0 && !line.startsWith(" ") ? part : `  ${part}`))).join("\n")}\n`,
    screen,
  );
}

function headline({ kind, compared, differing }: Repetition): string {
  const some = `${countOf(differing, "value")} of ${countOf(compared, "value")} differ${differing === 1 ? "s" : ""}`;
  switch (kind) {
    case "identical":
      return `Yes: all ${countOf(compared, "value")} are the same, to the last bit`;
    case "rounding":
      return `Yes: all ${countOf(compared, "value")} are the same, statistics within 1e-12`;
    case "data":
      return `No: the data are not those of then, and ${some}`;
    case "policy":
      return `No: the policy is not that of then, and ${some}`;
    case "numbers":
      return `No: ${some}`;
  }
}
