/** Something to be done after reading, and the rule that asks for it. */
export interface Step {
  /** Name of the rule: the same finding always asks for the same step. */
  readonly rule: string;
  readonly what: string;
  readonly because: string;
  /** A command, or who has to be asked. */
  readonly how: string;
}
