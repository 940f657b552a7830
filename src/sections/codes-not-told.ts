import { codesIn } from "../audit/before-model/notes.js";
import type { Result } from "../audit/result.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { pluralList } from "./plural-list.js";

const NAMES = 4;

/** Columns with numbers that look like codes for "not known" (EH140), in words, and the flag that would say so; null where there are none. */
export function codesNotTold({ diagnostics }: Pick<Result, "diagnostics">): { readonly columns: string; readonly help: string } | null {
  const note = diagnostics.find(({ code }) => code === "EH140");
  if (note === undefined) return null;
  const { columns, flag } = codesIn(note);
  return {
    columns: pluralList(
      columns.map((name) => formatName(name, SHORT_NAME)),
      NAMES,
    ),
    help: flag
      .split(" ")
      .map((word) => formatName(word))
      .join(" "),
  };
}
