import type { Result } from "../../audit/result.js";
import type { Locale } from "../../look/locale.js";
import { formatName } from "../../sections/format-name.js";
import type { DocumentFacts } from "./xmp.js";

/** What every document of a result says of itself in the same way. */
export const runFacts = ({ run, tool }: Result, locale: Locale): Pick<DocumentFacts, "creator" | "language" | "made"> => ({
  creator: `evenhand ${formatName(tool.version)}`,
  language: locale,
  made: run.startedAt,
});
