import type { Result } from "../audit/result.js";
import { pageTemplate } from "./html/template.js";
import { viewOf } from "./html/view.js";
import { type Renderer, type RenderOptions, sectionsOf } from "./renderer.js";

/** The report as one file of HTML without scripts or references to anything outside. */
export const html = {
  id: "html",
  extension: ".html",
  render: renderHtml,
} as const satisfies Renderer;

/** Throws EH200 when a template of the caller cannot be used. */
export async function renderHtml(result: Result, options: Partial<RenderOptions> = {}): Promise<string> {
  const { render, safe } = await pageTemplate("report", options.templatesDir ?? null);
  return render(viewOf(result, sectionsOf(options), safe));
}
