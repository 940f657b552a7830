import { type Command, Option } from "commander";
import { type Locale, locales } from "../look/locale.js";
import { type Paper, papers } from "../look/paper.js";

/** How documents look, of every command that writes them. */
export interface LookFlags {
  readonly paper?: Paper;
  readonly lang?: Locale;
}

export const addLookFlags = (command: Command): Command =>
  command
    .addOption(new Option("--paper <size>", "paper of html and pdf; report.paper, or a4, when left out").choices(papers))
    .addOption(new Option("--lang <language>", "language of html and pdf; report.locale, or en, when left out").choices(locales));
