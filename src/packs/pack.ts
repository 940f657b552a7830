/** A policy that ships with evenhand: plain data, with where it comes from. Policies build on it with `extends: [pack:ID@VERSION]`. */
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
  /** Texts that it follows, with the words that matter. */
  readonly sources: readonly PackSource[];
  /** Day on which the sources were read, e.g. 2026-08-15; null = not verified. */
  readonly verifiedOn: string | null;
  /** The policy itself, in the words of an `evenhand.yml`. `by: "*"` is each protected attribute, `by: "**"` each and each intersection. */
  readonly policy: string;
}

export interface PackSource {
  readonly title: string;
  readonly url: string | null;
  readonly quote: string | null;
}
