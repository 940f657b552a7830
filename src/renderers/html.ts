import type { Result } from "../audit/result.js";
import { fault } from "../errors.js";
import { readTemplates } from "./html/templates.js";
import { viewOf } from "./html/view.js";
import { type Renderer, type RenderOptions, sectionsOf } from "./renderer.js";

/** Templates say what goes where; anything beyond each and if is a mistake in them. */
const helpers = { each: true, if: true, lookup: true, unless: false, with: false, log: false } as const;

/** The report as one file of HTML without scripts or references to anything outside. */
export const html = {
  id: "html",
  extension: ".html",
  render: renderHtml,
} as const satisfies Renderer;

/** Throws EH200 when a template of the caller cannot be used. */
export async function renderHtml(result: Result, options: Partial<RenderOptions> = {}): Promise<string> {
  const templatesDir = options.templatesDir ?? null;
  const [{ default: Handlebars }, templates] = await Promise.all([import("handlebars"), readTemplates(templatesDir)]);
  const handlebars = Handlebars.create();
  for (const [name, template] of templates) handlebars.registerPartial(name, template);
  const render = handlebars.compile("{{> report}}", { strict: true, knownHelpersOnly: true, knownHelpers: helpers });
  const view = viewOf(result, sectionsOf(options), (markup) => new handlebars.SafeString(markup));
  try {
    return render(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
  } catch (cause) {
    if (templatesDir === null) throw cause;
    throw fault("EH200", `a template in "${templatesDir}" cannot be used`, {
      cause,
      evidence: String(cause).split("\n").slice(0, 5),
      help: ["compare it with the template of the same name that evenhand ships"],
    });
  }
}
