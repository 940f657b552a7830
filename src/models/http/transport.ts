import type { OpenLedger } from "../asking/ledger.js";
import { Unanswered } from "../asking/unanswered.js";
import { redacted } from "./address.js";
import { retryAfter } from "./retry-after.js";
import type { Question, Reply } from "./wire-format.js";

export interface TransportOptions {
  readonly timeoutMs: number;
  readonly secrets: readonly string[];
  readonly ledger: OpenLedger;
}

/** Largest answer, in bytes. */
const MOST_BYTES = 256_000_000;

/** Sends a question and hands back the reply to it. Throws Unanswered. */
export type Transport = (question: Question, signal: AbortSignal) => Promise<Reply>;

/**
 * Questions over HTTP, to the very address: no redirect is followed and no proxy is used.
 *
 * What may pass is asked again: a connection that is refused, lost or cut short, 408, 425, 429, 502, 503 and 504. An error inside the
 * server (500) and a time-out may lie in the rows. 400, 413 and 422 say that they do. Anything else is final.
 */
export function transport({ timeoutMs, secrets, ledger }: TransportOptions): Transport {
  return async ({ address, method, headers, body }, signal) => {
    const late = AbortSignal.timeout(timeoutMs);
    try {
      ledger.bytesSent += typeof body === "string" ? Buffer.byteLength(body) : body.length;
      const bare = new URL(address);
      bare.username = bare.password = "";
      const response = await fetch(bare, {
        method,
        headers,
        ...(method !== "GET" && { body }),
        redirect: "manual",
        signal: AbortSignal.any([signal, late]),
      });
      const reply = { headers: response.headers, body: await whole(response, ledger) };
      if (response.status >= 200 && response.status < 300) return reply;
      throw refused(response.status, reply, secrets);
    } catch (cause) {
      if (cause instanceof Unanswered) throw cause;
      signal.throwIfAborted();
      if (late.aborted) throw new Unanswered("either", `no answer within ${timeoutMs / 1000} seconds`, { cause });
      throw lost(cause, secrets);
    }
  };
}

async function whole(response: Response, ledger: OpenLedger): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    ledger.bytesReceived += chunk.length;
    if (bytes > MOST_BYTES) throw new Unanswered("rows", "an answer of more than 256 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const passing: readonly number[] = [408, 425, 429, 502, 503, 504];
const aboutRows: readonly number[] = [400, 413, 422];

function refused(status: number, { headers, body }: Reply, secrets: readonly string[]): Unanswered {
  const words = redacted(wordsOf(body.toString("utf8", 0, 100_000)), secrets);
  const message = `HTTP ${status}${words === "" ? "" : `: ${words}`}`;
  if (status >= 300 && status < 400)
    return new Unanswered("never", `HTTP ${status}: it sends elsewhere, and only the address that was given is asked`);
  if (passing.includes(status)) return new Unanswered("again", message, { waitSeconds: retryAfter(headers) });
  return new Unanswered(status === 500 ? "either" : aboutRows.includes(status) ? "rows" : "never", message);
}

/** What a server says went wrong, in at most 200 characters. */
function wordsOf(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      const { error, message, detail } = value as Readonly<Record<string, unknown>>;
      const words = [message, error, detail].find((one) => one !== undefined);
      if (words !== undefined) return short(typeof words === "string" ? words : JSON.stringify(words));
    }
  } catch {}
  if (/^\s*</.test(text)) return "";
  // Of a traceback of Python the last line says what was wrong.
  const raised = text.includes("Traceback (most recent call last)") ? text.match(/^[\w.]*(?:Error|Exception)\b.*$/gm)?.at(-1) : undefined;
  return short(raised ?? text);
}

const short = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 200);

const hopeless = /^(ENOTFOUND|EINVAL|ERR_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|UND_ERR_INVALID)/;

function lost(cause: unknown, secrets: readonly string[]): Unanswered {
  const inner: unknown = cause instanceof Error && cause.cause !== undefined ? cause.cause : cause;
  const code = typeof inner === "object" && inner !== null && "code" in inner ? String(inner.code) : "";
  const words = redacted(short(inner instanceof Error && inner.message !== "" ? inner.message : code || String(inner)), secrets);
  return new Unanswered(hopeless.test(code) ? "never" : "again", `the connection failed: ${words}`, { cause });
}
