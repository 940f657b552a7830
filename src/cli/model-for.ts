import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { OpenedData } from "../audit/open-data.js";
import type { Asking } from "../audit/run-facts.js";
import { givenModel } from "../audit/studies/given-model.js";
import { rowsAsked } from "../audit/studies/rows-asked.js";
import { answerStore } from "../models/answered/answer-store.js";
import { answeredModel, inPieces } from "../models/answered/answered-model.js";
import type { Model } from "../models/model.js";
import type { ModelSettings } from "../models/model-settings.js";
import { hasTrees, openModel } from "../models/open-model.js";
import type { Policy } from "../policy/policy.js";
import type { AuditRequest } from "../policy/request.js";
import type { StudySettings } from "../policy/study-settings.js";
import { countOf, formatBytes } from "../sections/format-count.js";
import { cacheFolder } from "./cache-folder.js";
import { forecast } from "./forecast.js";
import { type ModelFlags, modelSettings } from "./model-settings.js";
import { variablesOf } from "./policy-files.js";
import type { Session } from "./session.js";

export interface AskFlags extends ModelFlags {
  /** Ask even about rows that were answered in an earlier run. */
  readonly fresh?: boolean;
  /** Keep the answers of a model in this process too. */
  readonly keepAnswers?: boolean;
}

interface Around {
  readonly opened: OpenedData;
  readonly request: AuditRequest;
  readonly policy: Policy | null;
  readonly studies: StudySettings;
  readonly session: Session;
  /** Seconds since some moment. */
  clock(): number;
}

/** The model of a run, if it asks one. */
export interface ModelOfRun extends AsyncDisposable {
  readonly model: Model | null;
  /** What asking took; null where it takes nothing worth telling. */
  asking(): Asking | null;
}

/**
 * The model that a run asks, opened. One elsewhere, or one that is asked to, remembers its answers in the user's cache, and what asking it will
 * cost is said before;
 * null = somebody who was asked whether to go on said no.
 */
export async function modelFor(flags: AskFlags, around: Around): Promise<ModelOfRun | null> {
  const { opened, request, policy, studies, session } = around;
  const none: ModelOfRun = { model: null, asking: () => null, [Symbol.asyncDispose]: async () => {} };
  // A policy's model is asked only when something is to be known of it.
  if (flags.model === undefined && Object.keys(studies).length === 0) return none;
  const columns = opened.engine.columns.map(({ name }) => name);
  const settings = await modelSettings(flags, { policy, variables: variablesOf(process.env), request, columns });
  if (settings === null) return none;
  const bare = await openModel(settings);
  const close = () => bare[Symbol.asyncDispose]();
  const kept = bare.remote || (flags.keepAnswers ?? policy?.model?.keep_answers ?? false);
  if (!kept) return { model: bare, asking: () => null, [Symbol.asyncDispose]: close };
  const table = await opened.table();
  const given = givenModel(bare, table, request);
  const store = answerStore(join(cacheFolder(process.env), "answers"), await identityOf(settings, bare));
  if (flags.fresh) store.clear();
  const model = answeredModel(bare.remote ? given : inPieces(given), store);
  const asked = rowsAsked(studies, {
    rows: table.rows,
    features: model.features?.length ?? table.columns.size,
    levels: Math.max(0, ...[...table.columns.values()].map((column) => (column.kind === "category" ? column.levels.length + 1 : 0))),
    numbers: (model.features ?? [...table.columns.keys()]).filter((name) => table.columns.get(name)?.kind === "number").length,
    trees: hasTrees(bare),
    attributes: request.columns.sensitive.length + Object.keys(request.groups.define).length,
  });
  try {
    if (await forecast(model, { table, asked, session, clock: around.clock }))
      return {
        model,
        asking: () => (model.ledger === undefined ? null : { ...model.ledger(), remembered: model.remembered() }),
        async [Symbol.asyncDispose]() {
          tell(session, { ...model.ledger?.(), remembered: model.remembered() }, model.changed());
          await close();
        },
      };
  } catch (cause) {
    await close();
    throw cause;
  }
  await close();
  return null;
}

/** What tells a model from another: how it is asked, and what it says of itself; of a program or a file also when it was written. */
async function identityOf(settings: ModelSettings, model: Model): Promise<string> {
  const { headers: _secret, concurrency: _c, batch: _b, batchBytes: _bytes, timeoutMs: _t, pauseMs: _p, seed: _s, ...asked } = settings;
  const files = await Promise.all(
    [...(settings.command ?? []), ...(settings.path === undefined ? [] : [settings.path])].map(async (word) => {
      const facts = await stat(word).catch(() => null);
      return facts?.isFile() ? [word, facts.size, facts.mtimeMs] : null;
    }),
  );
  return JSON.stringify({ asked, facts: model.facts(), files: files.filter((file) => file !== null) });
}

function tell(
  session: Session,
  { rows, requests = 0, retries = 0, bytesSent = 0, remembered }: Partial<Asking> & Pick<Asking, "remembered">,
  changed: boolean,
): void {
  if (session.quiet) return;
  if (changed) session.err("The model answers otherwise than before, so that earlier answers were thrown away.\n");
  if (rows === undefined) {
    session.err(`${countOf(remembered, "row")} of those asked about were known before.\n`);
    return;
  }
  const again = retries === 0 ? "" : `, ${countOf(retries, "question")} of them again`;
  session.err(
    `The model answered for ${countOf(rows, "row")} in ${countOf(requests, "question")}${again} (${formatBytes(bytesSent)} sent); ${countOf(remembered, "row")} known before.\n`,
  );
}
