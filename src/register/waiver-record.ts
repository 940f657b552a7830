import type { Result } from "../audit/result.js";
import { suppressed } from "../audit/small-cells/suppressed.js";
import { type AuditRecord, sharedMinimum } from "./audit-record.js";

/** Name of a waiver's file, without an ending. */
export const waiverFile = ({ check, expires }: { readonly check: string; readonly expires: string }): string =>
  `${check}-until-${expires}`.replace(/[^\w.@-]/g, "_").replaceAll("..", "_");

/** A file for each waiver that an audit used, so that a new one is a new file for whoever reviews: `.evenhand/waivers/<model>/<check>-until-<day>.json`. A later audit that uses the same one writes it anew. */
export function waiverRecords(
  whole: Result,
  { model, modelVersion, run }: AuditRecord,
): readonly { readonly name: string; readonly text: string }[] {
  const { waivers } = suppressed(whole, sharedMinimum(whole));
  return waivers.map(({ location: _location, ...waiver }) => {
    const content = { format: "evenhand.waiver-record", version: "1.0", model, modelVersion, run: run.id, ...waiver };
    return { name: `${waiverFile(waiver)}.json`, text: `${JSON.stringify(content, null, 1)}\n` };
  });
}
