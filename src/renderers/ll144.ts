import { imputedAttributes } from "../audit/regulation/imputed.js";
import { LL144 } from "../audit/regulation/ll144-completeness.js";
import type { Result } from "../audit/result.js";
import { fault } from "../errors.js";
import { formatInstant } from "../sections/format-instant.js";
import { formatName } from "../sections/format-name.js";
import { ll144Summary } from "../sections/regulation/ll144-summary.js";
import { brandView } from "./html/brand.js";
import { pageTemplate } from "./html/template.js";
import { blockView } from "./html/view.js";
import type { Renderer, RenderOptions } from "./renderer.js";

/** The public summary of a bias audit under New York City's Local Law 144: one page of HTML without scripts. */
export const ll144 = {
  id: "ll144",
  extension: ".ll144.html",
  render: renderLl144,
} as const satisfies Renderer;

/** Throws EH200 for an audit that was not made under the pack, or when a template or the brand of the caller cannot be used. */
export async function renderLl144(result: Result, { templatesDir = null, look = {} }: Partial<RenderOptions> = {}): Promise<string> {
  const row = result.regulations.find(({ id }) => id === LL144);
  if (row === undefined)
    throw fault("EH200", `the public summary "ll144" is made of an audit under the pack ${LL144}, and this one was not made under it`, {
      help: [`--pack ${LL144}`],
    });
  const guessed = imputedAttributes(result);
  if (guessed !== null)
    throw fault(
      "EH200",
      `the public summary "ll144" is not made of guessed categories: ${guessed.map((name) => formatName(name)).join(", ")}`,
      {
        help: [
          "audit.categories: self_reported in the record, where only the name misleads",
          "audit.imputed_reason in the record, which the summary then prints",
        ],
      },
    );
  const { render, safe } = await pageTemplate("site-page", templatesDir);
  return render({
    title: "Summary of results of the bias audit",
    kicker: "New York City Local Law 144",
    made: `Made on ${formatName(formatInstant(result.run.startedAt))} · evenhand ${formatName(result.tool.version)}`,
    links: [],
    compact: true,
    brand: brandView(look.brand ?? null),
    sections: ll144Summary(row, result).map(({ id, title, blocks }) => ({
      id,
      title,
      blocks: blocks.map((block) => blockView(block, safe)),
    })),
  });
}
