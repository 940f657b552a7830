import type { Result } from "../audit/result.js";
import { usualLook } from "../look/look.js";
import { formatInstant } from "../sections/format-instant.js";
import { FULL_NAME, formatName } from "../sections/format-name.js";
import { publicSummary } from "../sections/public-summary/parts.js";
import { subject } from "../sections/subject.js";
import { brandView } from "./html/brand.js";
import { pageTemplate } from "./html/template.js";
import { blockView, footerOf } from "./html/view.js";
import type { Renderer, RenderOptions } from "./renderer.js";

/** One page for anybody, as HTML without scripts. */
export const summary = {
  id: "summary",
  extension: ".summary.html",
  render: renderSummary,
} as const satisfies Renderer;

/** It has to be one page on either paper, and Letter is shorter. */
const MARGINS = { a4: "11mm 15mm 14mm", letter: "7mm 14mm 11mm" } as const;

export const SUMMARY_KICKER = "Summary for the public";

/** In English, whatever the language of the report. Throws EH200 when a template or the brand of the caller cannot be used. */
export async function renderSummary(result: Result, { templatesDir = null, look = {} }: Partial<RenderOptions> = {}): Promise<string> {
  const { paper, brand } = { ...usualLook, ...look };
  const { render, safe } = await pageTemplate("summary", templatesDir);
  return render({
    title: summaryTitle(result),
    kicker: SUMMARY_KICKER,
    made: `${formatName(formatInstant(result.run.startedAt))} · evenhand ${formatName(result.tool.version)}`,
    footer: footerOf(result),
    paper,
    margins: MARGINS[paper],
    brand: brandView(brand),
    sections: publicSummary(result).map(({ id, title, blocks }) => ({ id, title, blocks: blocks.map((block) => blockView(block, safe)) })),
  });
}

/** What people call the model, else what was audited. */
export function summaryTitle(result: Result): string {
  const name = result.record?.content.model?.name;
  return formatName(name ?? subject(result), FULL_NAME);
}
