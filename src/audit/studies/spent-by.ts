/** Whether a study's seconds are over, by the clock of the run; never without a limit or a clock. */
export function spentBy({ maxSeconds }: { readonly maxSeconds: number | null }, clock: (() => number) | undefined): () => boolean {
  return () => maxSeconds !== null && clock !== undefined && clock() > maxSeconds;
}
