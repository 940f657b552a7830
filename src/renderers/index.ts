import type { Result } from "../audit/result.js";
import { fault } from "../errors.js";
import type { Section } from "../sections/section.js";
import { suggest } from "../suggest.js";
import { csv } from "./csv.js";
import { html } from "./html.js";
import { json } from "./json.js";
import { markdown } from "./markdown.js";
import { pdf } from "./pdf.js";
import type { Renderer } from "./renderer.js";

/** Every output format of a result. */
export const renderers = [json, html, pdf, markdown, csv] as const satisfies readonly Renderer[];

export type Format = (typeof renderers)[number]["id"];

export interface ReportOptions {
  readonly format: Format;
  /** A folder whose templates replace those of the same name. */
  readonly templatesDir?: string | null;
  /** Sections of your own, shown before the method. */
  readonly sections?: readonly Section[];
}

/** A result in one of the formats: text, or bytes for PDF. */
export async function renderReport(
  result: Result,
  { format, templatesDir = null, sections = [] }: ReportOptions,
): Promise<string | Uint8Array> {
  return rendererOf(format).render(result, { templatesDir, sections });
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
