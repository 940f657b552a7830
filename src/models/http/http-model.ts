import { rng } from "../../stats/rng.js";
import { askedModel } from "../asking/asked-model.js";
import { type Ask, asker } from "../asking/asker.js";
import { rowsIn } from "../asking/batch.js";
import { openLedger } from "../asking/ledger.js";
import { Unanswered } from "../asking/unanswered.js";
import type { Model } from "../model.js";
import type { ModelSettings } from "../model-settings.js";
import { addressOf, headersFor, redacted, secretsIn, shownAddress } from "./address.js";
import { parsedJson } from "./json-text.js";
import { transport } from "./transport.js";
import type { Looked, WireFormat } from "./wire-format.js";

/**
 * A model that answers over HTTP by some protocol, at the address that was given and no other.
 *
 * What the server says of the model is asked for once, when it is opened. Headers, user, password and query of the address are never shown.
 * Throws EH200 for an address that is none, and EH304 when asked and not answered.
 */
export async function httpModel(url: string, format: WireFormat, settings: ModelSettings): Promise<Model> {
  const { features = null, output = "score", classes = null, seed = 0 } = settings;
  const address = addressOf(url);
  const headers = headersFor(address, settings.headers ?? {});
  const secrets = secretsIn(address, headers);
  const ledger = openLedger();
  const timeoutMs = settings.timeoutMs ?? 60_000;
  const send = transport({ timeoutMs, secrets, ledger });
  const greet = transport({ timeoutMs: Math.min(timeoutMs, 5000), secrets, ledger: openLedger() });
  const look: Looked = async (place) => {
    try {
      const reply = await greet({ address: place, method: "GET", headers, body: "" }, new AbortController().signal);
      const value = parsedJson(reply.body.toString("utf8"));
      return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
    } catch {
      // A server need not tell of itself; whether it can be reached shows when it is asked.
      return null;
    }
  };
  const speaker = await format.open(address, settings, look);
  const ask: Ask = async (batch, signal) => {
    const question = speaker.question(batch);
    const reply = await send({ ...question, headers: { ...question.headers, ...headers } }, signal);
    try {
      return speaker.answer(reply, rowsIn(batch));
    } catch (cause) {
      if (cause instanceof TypeError) throw new Unanswered("never", redacted(cause.message, secrets), { cause });
      throw cause;
    }
  };
  const shown = shownAddress(address);
  return askedModel({
    adapter: "http",
    output,
    features,
    classes,
    ledger,
    asker: asker(ask, {
      name: `the model at ${shown}`,
      rows: settings.batch ?? 1000,
      bytes: settings.batchBytes ?? 1_000_000,
      concurrency: settings.concurrency ?? 4,
      tries: 5,
      pauseMs: settings.pauseMs ?? 250,
      random: rng(seed, "models", "http"),
      ledger,
    }),
    facts: () => ({ protocol: format.id, address: shown, ...speaker.facts }),
    close: async () => {},
  });
}
