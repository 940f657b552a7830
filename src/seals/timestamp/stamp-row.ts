/** What is to be said of one time stamp by RFC 3161. */
export interface StampRow {
  /** The response's file. */
  readonly path: string;
  /** The file that it is of. */
  readonly of: string;
  /** By the authority's clock, ISO 8601 in UTC; null when the response cannot be read. */
  readonly time: string | null;
  /** Subject of the certificate that signed it. */
  readonly authority: string | null;
  /** `trusted`: signed by an authority whose certificate leads to one that was given. `unknown_authority`: signed, nobody vouched for whom. `broken`: of other bytes, or not what was signed. */
  readonly status: "trusted" | "unknown_authority" | "broken";
  /** Why it is broken; null when it is not. */
  readonly reason: string | null;
}
