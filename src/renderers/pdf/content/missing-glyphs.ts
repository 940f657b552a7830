import type { Operation } from "./operations.js";

const SHOW = new Set(["Tj", "TJ", "'", '"']);

/**
 * Whether text is shown for which its font has no picture: glyph 0, where codes are the numbers of glyphs (`composite` says of a font by
 * name). No font of the machine had the character, and PDF/UA allows none of it (ISO 14289-1, 7.21.8).
 */
export function showsMissingGlyphs(operations: readonly Operation[], composite: (font: string) => boolean): boolean {
  let font = "";
  const saved: string[] = [];
  return operations.some((operation) => {
    const { operator } = operation;
    if (operator === "q") saved.push(font);
    else if (operator === "Q") font = saved.pop() ?? font;
    else if (operator === "Tf") font = operation.operands[0] ?? "";
    return SHOW.has(operator) && composite(font) && operation.operands.some((text) => /^<(?:[0-9A-Fa-f]{4})*?0000/.test(text));
  });
}
