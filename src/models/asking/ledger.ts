/**
 * What asking took. It hangs on failures and on the size of batches, so it is told about a run and is no part of what was found.
 */
export interface Ledger {
  /** Questions sent, those that failed among them. */
  readonly requests: number;
  /** Rows that were answered, those of the first check among them. */
  readonly rows: number;
  /** Questions sent again because the first did not get through. */
  readonly retries: number;
  /** Questions that got no answer. */
  readonly failures: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
}

export type OpenLedger = { -readonly [Key in keyof Ledger]: Ledger[Key] };

export const openLedger = (): OpenLedger => ({ requests: 0, rows: 0, retries: 0, failures: 0, bytesSent: 0, bytesReceived: 0 });
