import { Option } from "commander";
import { wholeFrom } from "./flag-values.js";

/** Of every command that writes reports. */
export const minCellFlag = (): Option =>
  new Option(
    "--min-cell <n>",
    "hide groups of fewer people in all outputs but json and the terminal; report.min_cell when left out",
  ).argParser(wholeFrom(0));
