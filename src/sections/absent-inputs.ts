const absent: ReadonlySet<string> = new Set([
  "no_label",
  "no_prediction",
  "no_score",
  "no_classes",
  "no_amounts",
  "no_ranking",
  "no_strata",
]);

/** Whether there is no number because the data have no such column: then nobody asked for it, and no table lists it. */
export const isAbsentInput = (reason: string | null): boolean => reason !== null && absent.has(reason);
