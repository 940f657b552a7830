import { inspectData } from "../audit/inspect.js";
import { openData } from "../audit/open-data.js";
import { renderInspection } from "../renderers/terminal/inspection.js";
import type { DataFlags } from "./data-flag-list.js";
import { dataSource } from "./data-source.js";
import { tellDiagnostics } from "./failure.js";
import { showProgress } from "./progress.js";
import type { CommonFlags, Session } from "./session.js";

/** `evenhand inspect`: columns, roles and problems of data; returns the exit code. */
export async function inspect(data: readonly string[], flags: CommonFlags & DataFlags, session: Session): Promise<number> {
  const progress = showProgress(session);
  try {
    const { source, options } = dataSource(data, flags, null);
    progress.phase("reading");
    await using opened = await openData(source, { ...options, signal: session.signal });
    progress.phase("looking at columns");
    const inspection = await inspectData(opened);
    session.signal.throwIfAborted();
    progress.end();
    if (session.json) session.out(`${JSON.stringify({ inputs: opened.inputs, engine: opened.engine.id, ...inspection }, null, 2)}\n`);
    else session.out(renderInspection(inspection, session.outScreen));
    tellDiagnostics(inspection.diagnostics, session);
    return 0;
  } finally {
    progress.end();
  }
}
