import type { ModelInput } from "./encoding/model-input.js";
import type { ModelOutput } from "./model.js";

/** How a model is reached: a reference such as "lightgbm:model.txt" taken apart, or what a policy says under `model`. */
export interface ModelSettings {
  /** One of the shelf in adapters.ts. */
  readonly adapter: string;
  /** File of a model that is read or loaded. */
  readonly path?: string;
  /** Address of a model that answers over HTTP. */
  readonly url?: string;
  /** Program and arguments of a model that answers over standard input and output. */
  readonly command?: readonly string[];
  /** Column of scores that stands for a model. */
  readonly column?: string;
  /** Columns that the model is given, in its order; every one that is no outcome and no key when left out. */
  readonly features?: readonly string[];
  /** How columns of the data become what the model is given, in its order; as they are when left out. */
  readonly inputs?: readonly ModelInput[];
  /** What its numbers are; what the adapter can tell, else "score", when left out. */
  readonly output?: ModelOutput;
  /** Names of the classes, in the order of its numbers. */
  readonly classes?: readonly string[];
  /** How a program's questions and answers are written; "ndjson" when left out. */
  readonly wire?: "ndjson" | "arrow";
  /** Rows asked about at once. */
  readonly batch?: number;
  /** About how many bytes are sent at once. */
  readonly batchBytes?: number;
  /** Longest time of one answer, in milliseconds. */
  readonly timeoutMs?: number;
  /** Milliseconds, about, before a question is asked again. */
  readonly pauseMs?: number;
  /** Of the stream that spreads questions that are asked again. */
  readonly seed?: number;
  /** Questions asked at the same time. */
  readonly concurrency?: number;
  /** Headers sent with each question; their values are never shown. */
  readonly headers?: Readonly<Record<string, string>>;
  /** "POST" when left out. */
  readonly method?: string;
  /** What is sent, for the generic form: JSON in which texts such as "$rows" stand for the rows. */
  readonly body?: unknown;
  /** Where the numbers are in an answer: the name of an output, or a path. */
  readonly answer?: string;
  /** The class or decision whose answer is 1, where a model answers with texts. */
  readonly positive?: string;
  /** Whether the columns are sent as one table of numbers or each by its name; what the server says, or what they hold, when left out. */
  readonly tensors?: "one" | "columns";
  /** Name of the one input; what the server says when left out. */
  readonly input?: string;
  /** Columns that are sent as doubles even where every value is whole. */
  readonly doubles?: readonly string[];
}
