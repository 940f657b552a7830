import { Option } from "commander";
import { type Paper, papers } from "../look/paper.js";

/** How documents look, of every command that writes them. */
export interface LookFlags {
  readonly paper?: Paper;
}

export const paperFlag = (): Option =>
  new Option("--paper <size>", "paper of html and pdf; report.paper, or a4, when left out").choices(papers);
