import { fault } from "../errors.js";
import { countText, quoted, visible } from "./wording.js";

/** Refuses a further file whose columns are not those of the first: EH100 naming the first difference. */
export function sameColumns(first: string, expected: readonly { text: string }[], other: string, found: readonly { text: string }[]): void {
  const at = expected.findIndex(({ text }, i) => found[i]?.text !== text);
  if (at === -1 && expected.length === found.length) return;
  const place = at === -1 ? expected.length : at;
  const evidence =
    expected.length !== found.length
      ? `${countText(expected.length)} and ${countText(found.length)} columns`
      : `column ${place + 1} is ${quoted(expected[place]!.text)} and ${quoted(found[place]!.text)}`;
  throw fault("EH100", `${visible(first)} and ${visible(other)} do not have the same columns`, {
    evidence: [evidence],
    help: ["audit files with the same columns in the same order, or join a second file of predictions with --predictions FILE --id COLUMN"],
  });
}
