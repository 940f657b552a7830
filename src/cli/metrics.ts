import { wrapped } from "../renderers/terminal/display-width.js";
import { spelledFor, styled } from "../renderers/terminal/screen.js";
import { type CatalogueEntry, catalogue } from "./catalogue.js";
import type { Session } from "./session.js";

const headings: Readonly<Record<CatalogueEntry["kind"], string>> = {
  metric: "Metrics, of a group",
  contrast: "Contrasts, of the groups' values of any metric: metric__contrast",
  disparity: "Disparities, between groups",
};

/** `evenhand metrics`: everything that can be measured; as one JSON array with `--json`. */
export function metricsList({ out, outScreen, json }: Session): void {
  if (json) {
    out(`${JSON.stringify(catalogue, null, 2)}\n`);
    return;
  }
  const longest = Math.max(...catalogue.map(({ id }) => id.length));
  const line = ({ id, formula }: CatalogueEntry): readonly string[] => {
    const [first, ...rest] = wrapped(formula, outScreen.width - longest - 4);
    return [`  ${id.padEnd(longest)}  ${first}`, ...rest.map((more) => " ".repeat(longest + 4) + more)];
  };
  const parts = (Object.keys(headings) as CatalogueEntry["kind"][]).map((kind) =>
    [styled(headings[kind], "bold", outScreen), ...catalogue.filter((entry) => entry.kind === kind).flatMap(line)].join("\n"),
  );
  out(spelledFor(`${parts.join("\n\n")}\n\nevenhand explain ID says more about one of them.\n`, outScreen));
}
