import assert from "node:assert/strict";
import { join } from "node:path";
import { timed } from "./timing.mjs";
import { built, root } from "./workspace.mjs";

/** The mortgage fixture's result as a page and as a PDF; the PDF with the browser's start. */
export const reports = {
  id: "reports",
  async run() {
    const { audit } = await built("audit/audit.js");
    const { renderReport } = await built("renderers/index.js");
    const result = await audit(join(root, "fixtures/mortgage/decisions.csv"), {
      label: "outcome",
      prediction: "predicted",
      sensitive: ["race", "sex"],
      positive: "approved",
      favorable: "positive",
    });
    const html = await timed(() => renderReport(result, { format: "html" }), { runs: 7, warmup: 0 });
    assert.match(html.value, /Hispanic/);
    const pdf = await timed(() => renderReport(result, { format: "pdf" }), { runs: 3, warmup: 0 });
    assert.equal(Buffer.from(pdf.value.slice(0, 5)).toString(), "%PDF-");
    return [
      {
        work: `HTML report of the mortgage audit, first call (${kilobytes(html.value.length)})`,
        ours: html.seconds[0],
        atMostSeconds: 0.3,
      },
      { work: `PDF report of it, with the browser's start (${kilobytes(pdf.value.length)})`, ours: pdf.median, atMostSeconds: 4 },
    ];
  },
};

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
