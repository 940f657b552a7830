import { basename } from "node:path";
import { rng } from "../../stats/rng.js";
import { askedModel } from "../asking/asked-model.js";
import { asker } from "../asking/asker.js";
import { openLedger } from "../asking/ledger.js";
import type { Model } from "../model.js";
import type { ModelSettings } from "../model-settings.js";
import { arrowWire } from "./arrow-wire.js";
import { ndjsonWire } from "./ndjson-wire.js";
import { programs } from "./programs.js";

/**
 * A model that is a program: it reads questions from its standard input and writes answers to its standard output.
 *
 * One process answers everything, or as many as the settings' concurrency says, question by question each; one that ends or hangs is started anew, and rows that end it again and again are named. It has the
 * rights of who runs it, so only a command line lets it run. Throws EH304 when asked and not answered.
 */
export async function commandModel(command: readonly string[], settings: ModelSettings): Promise<Model> {
  const { wire: form = "ndjson", features = null, output = "score", classes = null, seed = 0 } = settings;
  const ledger = openLedger();
  const wire = form === "arrow" ? await arrowWire() : ndjsonWire;
  const name = basename(command[0]!);
  const concurrency = settings.concurrency ?? 1;
  const answering = programs(command, concurrency, {
    wire,
    timeoutMs: settings.timeoutMs ?? 60_000,
    count(sent, received) {
      ledger.bytesSent += sent;
      ledger.bytesReceived += received;
    },
  });
  return askedModel({
    adapter: "command",
    output,
    features,
    classes,
    ledger,
    asker: asker(answering.ask, {
      name: `the program ${name}`,
      rows: settings.batch ?? 1000,
      bytes: settings.batchBytes ?? 8_000_000,
      concurrency,
      tries: 5,
      pauseMs: settings.pauseMs ?? 250,
      random: rng(seed, "models", "command"),
      ledger,
    }),
    facts: () => ({ command: command.join(" "), wire: form }),
    close: answering.close,
  });
}
