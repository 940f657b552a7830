/** A rate with its counts. */
export interface ScanRate {
  readonly value: number | null;
  /** Hits. */
  readonly numerator: number;
  /** Trials: rows in the denominator. */
  readonly n: number;
}

/** Column → text of the value. */
export type Literals = Readonly<Record<string, string>>;

/** What a search for groups that nobody named came to, for one metric. */
export interface ScanResult {
  readonly metric: string;
  readonly columns: readonly ScannedColumn[];
  /** Columns that were asked for and make no groups, and why. */
  readonly leftOut: readonly { readonly column: string; readonly reason: "one_value" | "too_many_values" | "identifies_rows" }[];
  /** Values combined at most; trials that a group and its rest must have. */
  readonly depth: number;
  readonly minRows: number;
  /** Holds for all searches together. */
  readonly confidence: number;
  /** How many rates were searched beside one another; levels and p are adjusted for all of them. */
  readonly searches: number;
  readonly seed: number;
  readonly everybody: ScanRate;
  /** Groups compared, each with everybody else: what the adjustment is for. */
  readonly groups: number;
  /** How deviations were judged, so that at most 1 − confidence of such searches find anything where there is nothing. */
  readonly method: "max_t" | "holm" | "split";
  /** Populations without differences that were drawn; null when none were needed. */
  readonly draws: number | null;
  /** Deviation from which a group is beyond chance, in standard errors; null for a split, where each group has its own. */
  readonly critical: number | null;
  /** Groups that deviate, and what became of them. */
  readonly counts: {
    readonly deviating: number;
    /** Said already by a shorter group. */
    readonly implied: number;
    /** Everybody but a listed group. */
    readonly mirrored: number;
    /** Beyond the most that are listed. */
    readonly unlisted: number;
  };
  /** By falling lower bound of the gap. */
  readonly found: readonly FoundGroup[];
  readonly certificate: ScanCertificate | null;
  readonly biasScan: BiasScanResult | null;
  /** Why nothing could be searched; null when it could. */
  readonly reason: "no_two_groups" | null;
}

export interface ScannedColumn {
  readonly name: string;
  readonly role: "attribute" | "feature";
  readonly values: readonly string[];
  /** Cut points of a binned number. */
  readonly bins: readonly number[] | null;
}

export interface FoundGroup {
  readonly group: Literals;
  /** Other names of the very same people. */
  readonly alsoNamed: readonly Literals[];
  readonly rows: number;
  readonly rate: ScanRate;
  /** Everybody else. */
  readonly rest: ScanRate;
  /** The group's rate less the rest's, with limits that hold for all groups at once. */
  readonly gap: number;
  readonly lower: number;
  readonly upper: number;
  /** Signed root of twice the log likelihood ratio: about standard errors. */
  readonly deviation: number;
  /** Adjusted for all groups that were compared. */
  readonly pValue: number;
  /** No value of these columns deviates alone, only together: what an audit of one attribute at a time cannot see. */
  readonly hidden: boolean;
  /** No other listed group is both as large and as far off. */
  readonly front: boolean;
  /** Without the people of this longer group it would not be different; null = it is different by itself. */
  readonly carriedBy: Literals | null;
}

/** "With this confidence no group of at least so many trials is further from everybody else." */
export interface ScanCertificate {
  readonly confidence: number;
  /** By rising size; each holds together with the others. */
  readonly statements: readonly {
    readonly minRows: number;
    readonly groups: number;
    readonly gap: number;
    /** The group that the bound is of. */
    readonly group: Literals;
  }[];
  /** For the limit asked about; null when none was. */
  readonly limit: {
    readonly tau: number;
    /** Size from which no group exceeds it; null = from none. */
    readonly fromRows: number | null;
    readonly groups: number;
    /** Some group surely exceeds it. */
    readonly exceeded: boolean;
  } | null;
}

/** The second detector: sets of values per column, which conjunctions of single values cannot say. */
export interface BiasScanResult {
  readonly penalty: number;
  readonly restarts: number;
  readonly draws: number | null;
  /** Why there is no p; null when there is one. */
  readonly reason: "too_much_work" | null;
  readonly subsets: readonly {
    readonly direction: "above" | "below";
    /** Column → the values that belong; columns that are not named may have any. */
    readonly values: Readonly<Record<string, readonly string[]>>;
    readonly score: number;
    readonly rate: ScanRate;
    readonly gap: number;
    readonly pValue: number | null;
  }[];
}
