import type { Browser } from "puppeteer-core";
import { printable } from "./printable.js";

/**
 * A page of HTML as PDF. The page runs no script and reaches nothing outside itself. Without tags and bookmarks (`plain`) it is laid out
 * alike, in a part of the time.
 */
export async function printPage(browser: Browser, html: string, plain = false): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on("request", (request) => void (/^(data|about):/.test(request.url()) ? request.continue() : request.abort()));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    await page.setContent(printable(html), { waitUntil: "load" });
    return await page.pdf({ tagged: !plain, outline: !plain, preferCSSPageSize: true, printBackground: true, timeout: 120_000 });
  } finally {
    await page.close();
  }
}
