import { type Element, isElement, within } from "./element.js";

/**
 * What keeps a document from naming itself one of PDF/UA-1, as far as its structure shows: templates of the caller may have any. Empty when
 * nothing does. Whether texts say what they should, no program can tell.
 */
export function lacksOf(top: Element | null): readonly string[] {
  if (top === null) return ["there is no structure"];
  const lacks: string[] = [];
  let before = 0;
  for (const { kind, entries, kids } of within(top)) {
    if (/^\/(Figure|Formula)$/.test(kind) && !entries.has("/Alt") && !entries.has("/ActualText"))
      lacks.push(`${kind.slice(1)} without words`);
    const level = Number(/^\/H([1-6])$/.exec(kind)?.[1] ?? 0);
    if (level > before + 1) lacks.push(before === 0 ? `the first heading is of level ${level}` : `level ${level} follows level ${before}`);
    if (level > 0) before = level;
    if (kind === "/TH" && !entries.has("/A")) lacks.push("a table's heading that does not say what it heads");
    if (kind === "/LI" && !kids.every((kid) => isElement(kid) && /^\/(Lbl|LBody)$/.test(kid.kind)))
      lacks.push("a list's item without a body");
  }
  return lacks;
}
