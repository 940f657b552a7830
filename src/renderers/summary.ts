import type { Result } from "../audit/result.js";
import { usualLook } from "../look/look.js";
import { type Translator, translator as translatorOf } from "../messages/translator.js";
import { formatInstant } from "../sections/format-instant.js";
import { FULL_NAME, formatName } from "../sections/format-name.js";
import { publicSummary } from "../sections/public-summary/parts.js";
import { subject } from "../sections/subject.js";
import { brandView } from "./html/brand.js";
import { englishMarks, withEnglishPassages } from "./html/english-passages.js";
import { pageTemplate } from "./html/template.js";
import { footerOf, partViews, untranslatedNote } from "./html/view.js";
import { namesIn } from "./names-in.js";
import type { Renderer, RenderOptions } from "./renderer.js";

/** One page for anybody, as HTML without scripts. */
export const summary = {
  id: "summary",
  extension: ".summary.html",
  render: renderSummary,
} as const satisfies Renderer;

/** It has to be one page on either paper, and Letter is shorter. */
const MARGINS = { a4: "11mm 15mm 14mm", letter: "7mm 14mm 11mm" } as const;

/** Throws EH200 when a template or the brand of the caller cannot be used. */
export async function renderSummary(result: Result, { templatesDir = null, look = {} }: Partial<RenderOptions> = {}): Promise<string> {
  const { paper, locale, brand } = { ...usualLook, ...look };
  const { render, safe } = await pageTemplate("summary", templatesDir);
  const translator = translatorOf(locale, { names: namesIn(result), marks: englishMarks });
  const page = render({
    title: summaryTitle(result, translator),
    sections: partViews(() => publicSummary(result), safe, translator),
    untranslated: untranslatedNote(translator),
    language: locale,
    words: {
      kicker: translator.say("page.summary"),
      skip: translator.say("page.skip-summary"),
      Page: translator.say("page.Page"),
      of: translator.say("page.of"),
    },
    made: `${formatName(formatInstant(result.run.startedAt))} · evenhand ${formatName(result.tool.version)}`,
    footer: footerOf(result),
    paper,
    margins: MARGINS[paper],
    brand: brandView(brand),
  });
  return locale === "en" ? page : withEnglishPassages(page);
}

/** What people call the model, else what was audited. */
export function summaryTitle(result: Result, { text }: Translator): string {
  const name = result.record?.content.model?.name;
  return formatName(name ?? text(subject(result)), FULL_NAME);
}
