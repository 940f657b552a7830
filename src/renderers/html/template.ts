import { fault } from "../../errors.js";
import { readTemplates } from "./templates.js";

/** Templates say what goes where; anything beyond each and if is a mistake in them. */
const helpers = { each: true, if: true, lookup: true, unless: false, with: false, log: false } as const;

/** A template of a whole page, ready to be filled. */
export interface PageTemplate {
  /** Every text of the view is escaped. Throws EH200 when a template of the caller cannot be used. */
  render(view: object): string;
  /** Wraps markup that is already escaped. */
  safe(markup: string): object;
}

/** The template of a page with its parts: those of the package, replaced by those of the caller's folder. */
export async function pageTemplate(name: "report" | "site-page" | "summary", templatesDir: string | null): Promise<PageTemplate> {
  const [{ default: Handlebars }, templates] = await Promise.all([import("handlebars"), readTemplates(templatesDir)]);
  const handlebars = Handlebars.create();
  for (const [part, template] of templates) handlebars.registerPartial(part, template);
  const fill = handlebars.compile(`{{> ${name}}}`, { strict: true, knownHelpersOnly: true, knownHelpers: helpers });
  return {
    safe: (markup) => new handlebars.SafeString(markup),
    render(view) {
      try {
        return fill(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
      } catch (cause) {
        if (templatesDir === null) throw cause;
        throw fault("EH200", `a template in "${templatesDir}" cannot be used`, {
          cause,
          evidence: String(cause).split("\n").slice(0, 5),
          help: ["compare it with the template of the same name that evenhand ships"],
        });
      }
    },
  };
}
