import type { Browser } from "puppeteer-core";
import type { Result } from "../audit/result.js";
import { usualLook } from "../look/look.js";
import { translator } from "../messages/translator.js";
import { formatName } from "../sections/format-name.js";
import { subject } from "../sections/subject.js";
import { launchBrowser } from "./browser/launch.js";
import { type ReportPage, reportPage } from "./html.js";
import { renderJson } from "./json.js";
import { type Attachment, finishedPdf } from "./pdf/finished.js";
import { placesOf } from "./pdf/places.js";
import { printPage } from "./pdf/print.js";
import { type PrintedDocument, printedDocument } from "./pdf/printed-document.js";
import { runFacts } from "./pdf/run-facts.js";
import type { DocumentFacts } from "./pdf/xmp.js";
import type { Renderer, RenderOptions } from "./renderer.js";

/** The HTML report as a PDF that is tagged as PDF/UA-1 has it, with bookmarks, page numbers in its contents, and the numbers attached. */
export const pdf = {
  id: "pdf",
  extension: ".pdf",
  render: renderPdf,
} as const satisfies Renderer;

/** The same result printed by the same browser gives the same bytes. Throws EH301 when no browser starts. */
export async function renderPdf(result: Result, options: Partial<RenderOptions> = {}): Promise<Uint8Array> {
  const report = await reportPage(result, options);
  const browser = await launchBrowser();
  try {
    const document = await numbered(browser, report);
    return finishedPdf(document, factsOf(result, options), {
      attachments: [evidence(result)],
      linkNames: new Map([...report.titles, ["main", translator(options.look?.locale ?? usualLook.locale).say("page.the-report")]]),
    });
  } finally {
    await browser.close();
  }
}

const MOST_PRINTS = 3;

/** Printed until the pages in the contents are those on which the sections stand: twice, as the numbers have room from the start. */
async function numbered(browser: Browser, report: ReportPage): Promise<PrintedDocument> {
  const print = async (pages: ReadonlyMap<string, number> | null, plain = false): Promise<PrintedDocument> =>
    printedDocument(await printPage(browser, report.page(pages), plain));
  const noNumbers = new Map([...report.titles.keys()].map((id) => [id, 0]));
  let pages = pagesIn(await print(noNumbers, true), report);
  for (let prints = 1; prints < MOST_PRINTS; prints++) {
    const document = await print(pages);
    const found = pagesIn(document, report);
    if (found.size === pages.size && [...found].every(([id, page]) => pages.get(id) === page)) return document;
    pages = found;
  }
  // Numbers that move what they count would be wrong, so there are none.
  return print(null);
}

/** Id of a section → the page on which it begins. */
function pagesIn(document: PrintedDocument, { titles }: ReportPage): ReadonlyMap<string, number> {
  const places = placesOf(document);
  return new Map([...titles.keys()].flatMap((id) => (places.has(id) ? [[id, places.get(id)!.page] as const] : [])));
}

function factsOf(result: Result, { look = {} }: Partial<RenderOptions>): DocumentFacts {
  const { run, digest, policy } = result;
  const { locale } = { ...usualLook, ...look };
  return {
    title: `${translator(locale).say("page.kicker")}: ${translator(locale).text(subject(result))}`,
    author: policy?.owner === undefined ? "evenhand" : formatName(policy.owner),
    subject: `Run ${formatName(run.id)}, SHA-256 of the result ${formatName(digest)}`,
    keywords: "fairness, audit, machine learning",
    ...runFacts(result, locale),
  };
}

/** The numbers behind the report, as far as they are passed on: the same small groups are hidden. */
function evidence(result: Result): Attachment {
  return {
    name: "results.json",
    mediaType: "application/json",
    description: "The result that this report shows, as JSON; evenhand report results.json renders it again",
    content: renderJson({ ...result, outputs: [] }),
  };
}
