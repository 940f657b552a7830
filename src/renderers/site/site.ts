import type { Brand } from "../../look/brand.js";
import { brandView } from "../html/brand.js";
import { pageTemplate } from "../html/template.js";
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
export async function renderSite(
  facts: SiteFacts,
  templatesDir: string | null = null,
  brand: Brand | null = null,
): Promise<readonly WrittenPage[]> {
  const { render, safe } = await pageTemplate("site-page", templatesDir);
  const head = brandView(brand);
  const pages = sitePages.map((page) => page(facts));
  return pages.map((page) => ({
    path: page.path,
    html: render({
      title: page.title,
      brand: head,
      kicker: page.isPublic ? "Published audits" : "Catalog",
      made: `Made on ${facts.today} from the catalog`,
      links: page.isPublic ? [] : pages.map((other) => ({ href: other.path, label: other.label, current: other === page })),
      sections: page.sections.map(({ id, title, blocks }) => ({ id, title, blocks: blocks.map((block) => blockView(block, safe)) })),
    }),
  }));
}

export type { SiteFacts, SitePage };
