import { formatName } from "./format-name.js";

const words: Readonly<Record<string, string>> = {
  wilson: "Wilson score limits (Wilson 1927)",
  wilson_effective: "Wilson score limits at the effective number of rows",
  wilson_linearised: "Wilson score limits at the number of rows that the variance of the estimate corresponds to",
  wilson_jackknife: "Wilson score limits at the number of rows that clusters leave (delete-a-group jackknife)",
  mover: "limits combined from those of two rates (MOVER, Zou and Donner 2008)",
  newcombe: "Newcombe’s hybrid score limits (Newcombe 1998)",
  mover_r: "ratio limits from the limits of two rates (MOVER-R, Donner and Zou 2012)",
  log_mover_r: "limits of a logarithm of a ratio from the limits of two rates (MOVER-R)",
  interval_difference: "the ends of two ranges compared with each other",
  concentration: "limits from the largest chance error of this kind (Gaussian concentration)",
  bca_cells: "BCa bootstrap on resampled cells of the table (Efron 1987)",
  delta: "limits from the variance of the counts (delta method)",
  wilson_odds: "Wilson score limits converted to odds",
  jackknife: "delete-a-group jackknife over clusters",
  jackknife_queries: "Student’s limits with the variance of leaving out one query at a time",
  student_queries: "Student’s limits of a mean over queries",
  student_linearised: "Student’s limits of a mean",
  standardized: "limits of a standardised difference by the delta method",
  woodruff: "quantiles at Wilson’s limits of their share (Woodruff 1952)",
  woodruff_jackknife: "quantiles at the limits of their share that clusters leave",
  worst_class: "limits of the worst of the classes",
  dkw: "band around each distribution (Dvoretzky, Kiefer and Wolfowitz)",
  woolf_gart: "Woolf’s limits with Gart’s correction",
};

/** How limits were computed, in words; an unknown method is called by its id. */
export const methodWords = (id: string): string => (Object.hasOwn(words, id) ? words[id]! : formatName(id.replaceAll("_", " ")));
