import type { DecisionBlock } from "../../sections/block.js";
import { element } from "./element.js";

const shapes: Readonly<Record<DecisionBlock["tone"], readonly string[]>> = {
  met: [element("path", { d: "M14 25l7 7 14-15" })],
  not_met: [element("path", { d: "M16 16l16 16M32 16L16 32" })],
  undetermined: [element("path", { d: "M18 19c0-4 3-6 6-6s6 2 6 6c0 4-6 4-6 9M24 34v1" })],
  none_stated: [element("path", { d: "M15 24h18" })],
};

/** The decision as a shape that tells without colour; the words beside it say the same, so it is hidden from screen readers. */
export function decisionIcon(tone: DecisionBlock["tone"]): string {
  return element("svg", { viewBox: "0 0 48 48", width: 48, height: 48, "aria-hidden": "true", class: "icon" }, [
    element("circle", { cx: 24, cy: 24, r: 22 }),
    ...shapes[tone],
  ]);
}
