import type { Result } from "../audit/result.js";
import { launchBrowser } from "./browser/launch.js";
import { renderHtml } from "./html.js";
import { datedPdf } from "./pdf/dated.js";
import { printPage } from "./pdf/print.js";
import type { Renderer, RenderOptions } from "./renderer.js";

/** The HTML report as a tagged PDF with bookmarks and page numbers. */
export const pdf = {
  id: "pdf",
  extension: ".pdf",
  render: renderPdf,
} as const satisfies Renderer;

/** The same result printed by the same browser gives the same bytes. Throws EH301 when no browser starts. */
export async function renderPdf(result: Result, options: Partial<RenderOptions> = {}): Promise<Uint8Array> {
  const [page, browser] = await Promise.all([renderHtml(result, options), launchBrowser()]);
  try {
    return datedPdf(await printPage(browser, page), result.run.startedAt);
  } finally {
    await browser.close();
  }
}
