import type { Browser } from "puppeteer-core";

/** A page of HTML as PDF. The page runs no script and reaches nothing outside itself. */
export async function printPage(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on("request", (request) => void (/^(data|about):/.test(request.url()) ? request.continue() : request.abort()));
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    await page.setContent(html, { waitUntil: "load" });
    return await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true, timeout: 120_000 });
  } finally {
    await page.close();
  }
}
