import type { Result } from "../audit/result.js";
import { withBreakPlaces } from "./html/break-places.js";
import { withEnglishPassages } from "./html/english-passages.js";
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
  return (await reportPage(result, options)).page(null);
}

/** A report that is ready to be written, once without and again with the pages on which its sections begin. */
export interface ReportPage {
  /** What the sections are called, by id. */
  readonly titles: ReadonlyMap<string, string>;
  /** Id of a section → its page in print; null on a screen. Throws EH200 when a template of the caller cannot be used. */
  page(pages: ReadonlyMap<string, number> | null): string;
}

export async function reportPage(result: Result, options: Partial<RenderOptions> = {}): Promise<ReportPage> {
  const { render, safe } = await pageTemplate("report", options.templatesDir ?? null);
  const view = viewOf(result, sectionsOf(options), safe, options.look ?? {});
  return {
    titles: new Map(view.sections.map(({ id, title }) => [id, withEnglishPassages(`<title>${title}`).slice("<title>".length)])),
    page(pages) {
      const page = render({
        ...view,
        sections: view.sections.map((section) => ({ ...section, page: pages === null ? "" : String(pages.get(section.id) ?? "") })),
      });
      return withBreakPlaces(view.language === "en" ? page : withEnglishPassages(page));
    },
  };
}
