/** What a limit on disturbed data names: a metric or a gap, and whether the limit is on how much worse it became. */
export interface DisturbedMetric {
  readonly metric: string;
  readonly loss: boolean;
}

/** "accuracy_loss" is how much accuracy is lost; "log_loss" is a metric itself, and "log_loss_loss" how much larger it became. */
export function disturbedMetric(name: string): DisturbedMetric {
  const loss = /(?<!^log)_loss$/.test(name);
  return { metric: loss ? name.slice(0, -"_loss".length) : name, loss };
}
