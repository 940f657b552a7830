import type { Result } from "../audit/result.js";
import { usualLook } from "../look/look.js";
import { translator as translatorOf } from "../messages/translator.js";
import { formatName } from "../sections/format-name.js";
import { launchBrowser } from "./browser/launch.js";
import { finishedPdf } from "./pdf/finished.js";
import { printPage } from "./pdf/print.js";
import { printedDocument } from "./pdf/printed-document.js";
import { runFacts } from "./pdf/run-facts.js";
import type { Renderer, RenderOptions } from "./renderer.js";
import { renderSummary, summaryTitle } from "./summary.js";

/** The page for anybody as a PDF that is tagged as PDF/UA-1 has it. Nothing is attached: the numbers behind it are not for anybody. */
export const summaryPdf = {
  id: "summary-pdf",
  extension: ".summary.pdf",
  render: renderSummaryPdf,
} as const satisfies Renderer;

/** The same result printed by the same browser gives the same bytes. Throws EH301 when no browser starts. */
export async function renderSummaryPdf(result: Result, options: Partial<RenderOptions> = {}): Promise<Uint8Array> {
  const html = await renderSummary(result, options);
  const translator = translatorOf(options.look?.locale ?? usualLook.locale);
  const browser = await launchBrowser();
  try {
    const document = printedDocument(await printPage(browser, html));
    const facts = {
      title: `${translator.say("page.summary")}: ${summaryTitle(result, translator)}`,
      author: "evenhand",
      subject: `SHA-256 of the result ${formatName(result.digest)}`,
      keywords: "audit, summary, machine learning",
      ...runFacts(result, translator.locale),
    };
    return finishedPdf(document, facts, { attachments: [], linkNames: new Map([["main", translator.say("page.the-summary")]]) });
  } finally {
    await browser.close();
  }
}
