/** Something that this audit cannot tell, and what follows from it. */
export interface NotJudged {
  readonly what: string;
  readonly why: string;
  readonly consequence: string;
  /** All of it in one sentence for the first page. */
  readonly brief: string;
}
