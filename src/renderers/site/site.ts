import { readTemplates } from "../html/templates.js";
import { blockView } from "../html/view.js";
import { compliancePage } from "./compliance.js";
import { executivePage } from "./executive.js";
import { operationsPage } from "./operations.js";
import type { SiteFacts, SitePage } from "./page.js";
import { publicPage } from "./public.js";
import { scientistPage } from "./scientist.js";

/** A view of the register for each kind of reader. */
export const sitePages = [executivePage, compliancePage, scientistPage, operationsPage, publicPage] as const;

/** A page as it is written. */
export interface WrittenPage {
  readonly path: string;
  readonly html: string;
}

/** The whole site: files of HTML without scripts or references to anything outside; the public page leads to no other, so that its folder can be published alone. */
export async function renderSite(facts: SiteFacts, templatesDir: string | null = null): Promise<readonly WrittenPage[]> {
  const [{ default: Handlebars }, templates] = await Promise.all([import("handlebars"), readTemplates(templatesDir)]);
  const handlebars = Handlebars.create();
  for (const [name, template] of templates) handlebars.registerPartial(name, template);
  const render = handlebars.compile("{{> site-page}}", {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { each: true, if: true, lookup: true, unless: false, with: false, log: false },
  });
  const pages = sitePages.map((page) => page(facts));
  return pages.map((page) => ({
    path: page.path,
    html: render(
      {
        title: page.title,
        kicker: page.isPublic ? "Published audits" : "Catalog",
        made: `Made on ${facts.today} from the catalog`,
        links: page.isPublic ? [] : pages.map((other) => ({ href: other.path, label: other.label, current: other === page })),
        sections: page.sections.map(({ id, title, blocks }) => ({
          id,
          title,
          blocks: blocks.map((block) => blockView(block, (markup) => new handlebars.SafeString(markup))),
        })),
      },
      { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false },
    ),
  }));
}

export type { SiteFacts, SitePage };
