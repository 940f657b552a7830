import { catalogue } from "../catalogue/catalogue.js";
import type { CatalogueEntry } from "../catalogue/entry.js";
import { wrapped } from "../renderers/terminal/display-width.js";
import { spelledFor, styled } from "../renderers/terminal/screen.js";
import type { Session } from "./session.js";

/** Columns for an id; a longer one has a line of its own. */
const MOST_WIDE = 38;

const headings: Readonly<Record<CatalogueEntry["kind"], string>> = {
  metric: "Metrics, of a group",
  contrast: "Contrasts, of the groups' values of any metric: metric__contrast",
  disparity: "Disparities, between groups",
  individual: "Of people and those most like them: --features",
  convention: "Names of other tools, a group against everybody else",
};

/** `evenhand metrics`: everything that can be measured; as one JSON array with `--json`. */
export function metricsList({ out, outScreen, json }: Session): void {
  if (json) {
    out(
      `${JSON.stringify(
        catalogue.filter(({ kind }) => kind !== "convention" && kind !== "individual"),
        null,
        2,
      )}\n`,
    );
    return;
  }
  const line = ({ id, formula, kind }: CatalogueEntry): readonly string[] => {
    const longest = Math.min(MOST_WIDE, Math.max(...catalogue.filter((entry) => entry.kind === kind).map((entry) => entry.id.length)));
    const [first, ...rest] = wrapped(formula, outScreen.width - longest - 4);
    const more = rest.map((text) => " ".repeat(longest + 4) + text);
    return id.length > longest ? [`  ${id}`, " ".repeat(longest + 4) + first, ...more] : [`  ${id.padEnd(longest)}  ${first}`, ...more];
  };
  const parts = (Object.keys(headings) as CatalogueEntry["kind"][]).map((kind) =>
    [styled(headings[kind], "bold", outScreen), ...catalogue.filter((entry) => entry.kind === kind).flatMap(line)].join("\n"),
  );
  out(spelledFor(`${parts.join("\n\n")}\n\nevenhand explain ID says more about one of them.\n`, outScreen));
}
