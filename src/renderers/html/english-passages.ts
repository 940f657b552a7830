/** Set around what stays English in a report of another language; no text holds these two, which Unicode keeps out of interchange. */
export const englishMarks = ["\ufdd0", "\ufdd1"] as const;

const MARKED = /\ufdd0([^\ufdd0\ufdd1]*)\ufdd1/g;
const MARK = /[\ufdd0\ufdd1]/g;

/**
 * A page whose marked passages are elements with `lang="en"`, so that they are read aloud as English (WCAG 2.2, 3.1.2). Where no element
 * can stand, in attributes and titles, the marks are only taken away.
 */
export function withEnglishPassages(page: string): string {
  let outer = "";
  return page
    .split(/(<[^>]*>)/)
    .map((piece, i) => {
      if (i % 2 === 1) {
        const [, name = ""] = /^<(\/?[a-z]+)/.exec(piece) ?? [];
        if (["title", "style", "svg"].includes(name)) outer = outer === "" ? name : outer;
        if (name === `/${outer}`) outer = "";
        return piece.replace(MARK, "");
      }
      return (outer === "" ? piece.replace(MARKED, '<span lang="en">$1</span>') : piece).replace(MARK, "");
    })
    .join("");
}
