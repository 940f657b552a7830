import type { Answer } from "../asking/answer.js";
import type { Batch } from "../asking/batch.js";
import type { ModelSettings } from "../model-settings.js";

/** What is sent for one batch. */
export interface Question {
  readonly address: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** What came back. */
export interface Reply {
  readonly headers: Headers;
  readonly body: Buffer;
}

/** What a server says of itself, asked once before the first question; null when it says nothing. */
export type Looked = (path: URL) => Promise<Readonly<Record<string, unknown>> | null>;

/** A protocol, ready to be spoken with one model. */
export interface Speaker {
  question(batch: Batch): Question;
  /** The numbers of a reply. Throws TypeError, with the reason, when it holds none. */
  answer(reply: Reply, rows: number): Answer;
  /** What it knows of the model: version, platform. */
  readonly facts: Readonly<Record<string, string | null>>;
}

/** A protocol over HTTP. */
export interface WireFormat {
  readonly id: string;
  readonly title: string;
  /** Where its definition can be read. */
  readonly source: string;
  open(address: URL, settings: ModelSettings, look: Looked): Promise<Speaker>;
}
