import { type Box, together } from "../content/box.js";
import { changed } from "../value.js";
import { type Content, type Element, isContent, within } from "./element.js";

/** Says of every figure where on its page it is (ISO 32000-1, 14.8.5.4.3), as far as `boxOf` knows; not of one on several pages. */
export function boundFigures(top: Element, boxOf: (content: Content) => Box | null): void {
  for (const figure of within(top)) {
    if (figure.kind !== "/Figure" || figure.entries.has("/A")) continue;
    const contents = [...within(figure)].flatMap(({ kids }) => kids.filter(isContent));
    const boxes = contents.map(boxOf).filter((box) => box !== null);
    const pages = new Set(contents.map(({ page }) => page));
    if (pages.size !== 1 || boxes.length === 0) continue;
    const box = boxes.reduce(together).map((side) => String(Math.round(side * 100) / 100));
    figure.entries = changed(figure.entries, {
      "/A": new Map<string, string | readonly string[]>([
        ["/O", "/Layout"],
        ["/BBox", box],
      ]),
    });
  }
}
