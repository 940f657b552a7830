import type { Result } from "../audit/result.js";
import { suppressed } from "../audit/small-cells/suppressed.js";
import { canonicalJson } from "../canonical-json.js";
import { fault } from "../errors.js";
import type { Look } from "../look/look.js";
import { sharedMinimum } from "../register/audit-record.js";
import type { Section } from "../sections/section.js";
import { suggest } from "../suggest.js";
import { csv } from "./csv.js";
import { flat } from "./flat.js";
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { openmetrics } from "./openmetrics.js";
import type { Renderer } from "./renderer.js";
import { sarif } from "./sarif.js";

/** Every output format of a result. */
export const renderers = [
  json,
  late("html", ".html", async () => (await import("./html.js")).html),
  late("pdf", ".pdf", async () => (await import("./pdf.js")).pdf),
  late("md", ".md", async () => (await import("./markdown.js")).markdown),
  csv,
  junit,
  sarif,
  gitlab,
  github,
  openmetrics,
  flat,
  late("cyclonedx", ".cdx.json", async () => (await import("./cyclonedx.js")).cyclonedx),
  late("huggingface", ".hf.md", async () => (await import("./huggingface.js")).huggingface),
  late("intoto", ".intoto.json", async () => (await import("./intoto.js")).intoto),
  late("mlaudit", ".mlaudit.json", async () => (await import("./mlaudit.js")).mlaudit),
  late("oscal", ".oscal.json", async () => (await import("./oscal.js")).oscal),
  late("modelcard", ".modelcard.json", async () => (await import("./modelcard.js")).modelcard),
  late("ll144", ".ll144.html", async () => (await import("./ll144.js")).ll144),
  late("summary", ".summary.html", async () => (await import("./summary.js")).summary),
  late("summary-pdf", ".summary.pdf", async () => (await import("./summary-pdf.js")).summaryPdf),
  late("ll144-notice", ".ll144-notice.txt", async () => (await import("./ll144-notice.js")).ll144NoticeText),
] as const satisfies readonly Renderer[];

export type Format = (typeof renderers)[number]["id"];

export interface ReportOptions {
  readonly format: Format;
  /** A folder whose templates replace those of the same name. */
  readonly templatesDir?: string | null;
  /** Sections of your own, shown before the method. */
  readonly sections?: readonly Section[];
  /** Groups with fewer people are hidden, in every format but JSON; that of the policy when left out. */
  readonly minCell?: number;
  /** Paper and language of HTML and PDF; as usual where left out. */
  readonly look?: Partial<Look>;
}

/** A result in one of the formats: text, or bytes for PDF. */
export async function renderReport(
  result: Result,
  { format, templatesDir = null, sections = [], minCell, look = {} }: ReportOptions,
): Promise<string | Uint8Array> {
  return rendererOf(format).render(sharedAs(format, result, minCell), { templatesDir, sections, look });
}

/** The result that a format is made of: small groups are hidden in all that is passed on but JSON, the record of the run. */
export function sharedAs(format: string, result: Result, minCell: number | undefined): Result {
  if (format === "json") return result;
  const asked = minCell ?? result.policy?.minCell ?? null;
  const shared = PUBLIC.has(format) ? forPublic(result, asked ?? 0) : suppressed(result, asked);
  return LISTING.has(format) ? (JSON.parse(canonicalJson(shared)) as Result) : shared;
}

/** Formats that list what a result holds as it holds it: they are made of the result as its file has it, so that they have the same bytes before and after. */
const LISTING: ReadonlySet<string> = new Set([
  "csv",
  "flat",
  "openmetrics",
  "cyclonedx",
  "huggingface",
  "intoto",
  "mlaudit",
  "oscal",
  "modelcard",
]);

/** Formats for anybody: in them small groups are hidden whatever was asked. */
const PUBLIC: ReadonlySet<string> = new Set(["summary", "summary-pdf"]);

function forPublic(result: Result, asked: number): Result {
  const least = Math.max(sharedMinimum(result), asked);
  // What was hidden before cannot be hidden further without the numbers that are gone.
  if (result.hidden !== undefined && result.hidden.minCell < least)
    throw fault(
      "EH200",
      `the public summary hides groups of fewer than ${least} people, and this result was already shared with a minimum of ${result.hidden.minCell}`,
      {
        help: ["make it of the JSON result of the run itself, which hides nothing"],
      },
    );
  return suppressed(result, least);
}

/** The renderer of a format that a user named. */
export function rendererOf(format: string): Renderer {
  const found = renderers.find(({ id }) => id === format);
  if (found) return found;
  const ids = renderers.map(({ id }) => id);
  const near = suggest(format, ids);
  throw fault("EH200", `there is no output format "${format}"${near === null ? "" : `; did you mean "${near}"?`}`, {
    help: [`formats: ${ids.join(", ")}`],
  });
}

/** A renderer that shows sections, loaded with them when it is first used: most runs write no document. */
function late<Id extends string>(id: Id, extension: string, load: () => Promise<Renderer>) {
  return { id, extension, render: async (result, options) => (await load()).render(result, options) } as const satisfies Renderer;
}
