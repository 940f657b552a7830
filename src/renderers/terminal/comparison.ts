import type { ComparedNumber, Comparison } from "../../audit/gate/comparison.js";
import { printNumber } from "../../checks/print-number.js";
import { reasonText } from "../../checks/sentence.js";
import { countOf } from "../../sections/format-count.js";
import { displayWidth, wrapped } from "./display-width.js";
import { plainText } from "./plain-text.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** Numbers without a clear change that are shown at most. */
const MOST_UNCLEAR = 20;

/** What changed between two occasions, the clear changes first. */
export function renderComparison({ before, now, numbers }: Comparison, screen: Screen): string {
  const clear = (["worse", "better"] as const).flatMap((change) => numbers.filter((one) => one.change === change));
  const rest = numbers.filter(({ change }) => change === "not clear" || change === "unknown");
  const shown = [...clear, ...rest.slice(0, MOST_UNCLEAR)];
  const paired = numbers.filter((one) => one.paired).length;
  const head = `${plainText(before)} → ${plainText(now)}: ${countOf(numbers.length, "number")}, ${paired === 0 ? "compared as two separate samples" : paired === numbers.length ? "on the same rows" : `${paired} on the same rows`}`;
  const tally = (["worse", "better", "not clear", "unknown"] as const).flatMap((change) => {
    const found = numbers.filter((one) => one.change === change).length;
    return found === 0 ? [] : [`${found} ${change === "unknown" ? "cannot be compared" : change}`];
  });
  const lines = [
    ...wrapped(head, screen.width, "  ").map((line) => styled(line, "bold", screen)),
    "",
    ...shown.flatMap((one) => numberLines(one, screen)),
    ...(rest.length > MOST_UNCLEAR ? [`  and ${rest.length - MOST_UNCLEAR} more without a clear change (--json has them)`] : []),
    "",
    tally.length === 0 ? "Nothing to compare." : `${tally.join(", ")}.`,
  ];
  return spelledFor(`${lines.join("\n")}\n`, screen);
}

/** The name with its values at the right end, then what changed. */
function numberLines({ id, before, now, delta, lower, upper, change, reason }: ComparedNumber, screen: Screen): readonly string[] {
  const printed = (value: number | null): string => (value === null ? "none" : printNumber(value));
  const name = plainText(id);
  const values = `${printed(before)} → ${printed(now)}`;
  const gap = screen.width - displayWidth(name) - values.length;
  // Stored changes are positive where something is worse; a person expects what was before taken from what is now.
  const turned = before !== null && now !== null && delta !== null && (now - before) * delta < 0;
  const signed = (value: number): string => `${value > 0 ? "+" : ""}${printNumber(value)}`;
  const [from, to] = turned ? [upper, lower] : [lower, upper];
  const moved = (value: number): string => signed(turned ? -value : value);
  const range = from === null || to === null ? "" : ` (${moved(from)} to ${moved(to)})`;
  const said =
    change === "unknown" || delta === null
      ? `cannot be compared${reason === null ? "" : `: ${reasonText(reason)}`}`
      : change === "not clear"
        ? `no clear change: ${moved(delta)}${range}`
        : `${styled(change, change === "worse" ? "red" : "green", screen)}: ${moved(delta)}${range}`;
  return [...(gap >= 2 ? [`${name}${" ".repeat(gap)}${values}`] : [name, `  ${values}`]), `  ${said}`];
}
