/** Rows that may still be asked about, and seconds that are left. */
export interface Budget {
  /** Told of rows that were asked about. */
  spend(rows: number): void;
  /** Rows that may still be asked about; Infinity without a limit. */
  left(): number;
  /** Whether rows or seconds are over. */
  spent(): boolean;
  /** One of so many equal parts of what is left; what it does not spend stays for the others. */
  part(of: number): Budget;
  /** The same, but no more rows than these; null = as many as are left. */
  atMost(rows: number | null): Budget;
}

export interface BudgetLimits {
  readonly maxEvals: number | null;
  readonly maxSeconds: number | null;
  /** Seconds since the run began; without a clock there is no limit of seconds. */
  readonly clock: (() => number) | undefined;
}

export function budgetOf({ maxEvals, maxSeconds, clock }: BudgetLimits): Budget {
  return withLimits(
    maxEvals ?? Number.POSITIVE_INFINITY,
    clock === undefined ? Number.POSITIVE_INFINITY : (maxSeconds ?? Number.POSITIVE_INFINITY),
    {
      clock: clock ?? (() => 0),
      told: () => undefined,
    },
  );
}

interface Around {
  clock(): number;
  /** Told of what is spent. */
  told(rows: number): void;
}

function withLimits(rows: number, seconds: number, { clock, told }: Around): Budget {
  let used = 0;
  const left = (): number => Math.max(0, rows - used);
  const spend = (more: number): void => {
    used += more;
    told(more);
  };
  return {
    spend,
    left,
    spent: () => left() <= 0 || clock() > seconds,
    atMost: (most) => withLimits(Math.min(left(), most ?? Number.POSITIVE_INFINITY), seconds, { clock, told: spend }),
    part: (of) => withLimits(Math.floor(left() / of), clock() + (seconds - clock()) / of, { clock, told: spend }),
  };
}
