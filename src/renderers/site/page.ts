import type { Register } from "../../register/register.js";
import type { LogState } from "../../seals/audit-log.js";
import type { Block } from "../../sections/block.js";

/** What a site is made of. */
export interface SiteFacts {
  readonly register: Register;
  /** The chained log; null when there is none. */
  readonly log: LogState | null;
  /** The day of making, in UTC. */
  readonly today: string;
  /** Who publishes it, for the public page; null = not said. */
  readonly publisher: string | null;
}

/** A part of a page under a title of its own. */
export interface PageSection {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A page for one kind of reader. Every text on it comes from blocks, which the templates escape. */
export interface SitePage {
  /** From the site's root, with slashes. */
  readonly path: string;
  readonly label: string;
  readonly title: string;
  /** Whether it may be read by anybody; such a page leads to no other. */
  readonly isPublic: boolean;
  readonly sections: readonly PageSection[];
}
