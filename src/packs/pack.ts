export const theories = ["effects", "intent", "both", "disclosure", "none"] as const;

export type Theory = (typeof theories)[number];

/** What decisions are about. The record says it of the audited ones, `purpose.field`. */
export const decisionFields = [
  "employment",
  "lending",
  "insurance",
  "housing",
  "education",
  "health",
  "public_services",
  "justice",
  "other",
] as const;

export type DecisionField = (typeof decisionFields)[number];

/** Which decisions a text is about. */
export interface Applicability {
  /** The fields that it reaches; [] when it is not told by a field whether it does. */
  readonly fields: readonly DecisionField[];
  /** The decisions themselves, so that "It is about ..." reads well. */
  readonly words: string;
}

/** A text of the law or of good practice as dated data: where it stands, what it asks, and the policy that follows it. Policies build on it with `extends: [pack:ID@VERSION]`. */
export interface Pack {
  /** Lower-case with hyphens; the file's name. */
  readonly id: string;
  /** Whole number; another version is another pack, so that an old policy keeps its meaning. */
  readonly version: number;
  readonly title: string;
  /** Other names that policies may use. */
  readonly aliases: readonly string[];
  /** What it asks, in a sentence or two. */
  readonly summary: string;
  /** Where it holds: "US-NY-NYC", "EU"; null = nowhere in particular. */
  readonly jurisdiction: string | null;
  /** Which decisions it is about; null = any. Used on others its tables are a screen outside their field, and the report says so. */
  readonly appliesTo: Applicability | null;
  /** What a breach is: an effect, an intent, a missing disclosure, or nothing that the text calls a breach. */
  readonly theory: Theory;
  /** How the text stands in law; null for packs that follow no text. */
  readonly standing: Standing | null;
  /** Texts that it follows, with the words that matter. */
  readonly sources: readonly PackSource[];
  /** Day on which the sources were read, e.g. 2026-08-15; null = not verified. */
  readonly verifiedOn: string | null;
  /** What must be said beside its tables; null = the general words suffice. */
  readonly disclaimer: string | null;
  /** Slips of the text itself, so that nobody takes a report for wrong that does not repeat them. */
  readonly errata: readonly string[];
  /** What the text asks, clause by clause, and where the answer is. */
  readonly clauses: readonly Clause[];
  /** What is computed for it beyond an audit's own numbers. */
  readonly computes: readonly Computation[];
  /** The policy itself, in the words of an `evenhand.yml`. `by: "*"` is each protected attribute, `by: "**"` each and each intersection. */
  readonly policy: string;
}

export const standingStatuses = ["in-force", "enacted-not-applicable", "proposed", "withdrawn", "superseded", "voluntary"] as const;

export type StandingStatus = (typeof standingStatuses)[number];

/** A text's place in law on the day on which the pack was verified. */
export interface Standing {
  readonly status: StandingStatus;
  /** In a sentence, with what is about to change. */
  readonly words: string;
  readonly effectiveFrom: string | null;
  readonly appliesFrom: string | null;
  /** Id of the pack that follows it. */
  readonly supersededBy: string | null;
  /** "text" = read in the text itself; "report" = read in what others write about it, to be confirmed. */
  readonly evidence: "text" | "report";
}

export interface PackSource {
  readonly title: string;
  readonly url: string | null;
  readonly quote: string | null;
  /** SHA-256 of the quote in UTF-8, hexadecimal; null without one. */
  readonly sha256: string | null;
}

export interface Clause {
  /** As the text counts: "9(8)", "MEASURE 2.11". */
  readonly id: string;
  /** What it asks, in our words. */
  readonly asks: string;
  readonly answer: Answer;
  /** Whether the clause was read in the text itself; others are shown as not verified. */
  readonly verified: boolean;
}

/** Where the answer to a clause is: in a part of the report, in the record that people keep, or outside of what this tool does. */
export type Answer =
  | { readonly from: "report"; readonly part: ReportPart }
  | { readonly from: "record"; readonly key: string }
  | { readonly from: "elsewhere"; readonly where: string };

/** What a report may show; whether it does is looked up in the result. */
export const reportParts = [
  "limits",
  "limits_before_test",
  "rates_by_group",
  "errors_by_group",
  "intersections",
  "uncertainty",
  "missing_groups",
  "representation",
  "data_profile",
  "not_judged",
  "importance",
  "robustness",
  "method",
  "reproduction",
] as const;

export type ReportPart = (typeof reportParts)[number];

/** "screen_tables": selections against the highest rate, with tests and shortfalls; "selection_tables": counts, rates and ratios alone, as they are published; "scoring_tables": the same of scores above the median. */
export const computations = ["screen_tables", "selection_tables", "scoring_tables"] as const;

export type Computation = (typeof computations)[number];

export const inReport = (part: ReportPart): Answer => ({ from: "report", part });
export const inRecord = (key: string): Answer => ({ from: "record", key });
export const elsewhere = (where: string): Answer => ({ from: "elsewhere", where });
