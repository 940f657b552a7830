const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Ranges of code points that take two columns: East Asian wide and fullwidth, emoji shown as pictures. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const zero = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** Terminal columns that a text takes; escape sequences of styles take none. */
export function displayWidth(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that `styled` writes
  const plain = text.replace(/\u001b\[\d+m/g, "");
  if (/^[\u0020-\u007e]*$/.test(plain)) return plain.length;
  let width = 0;
  for (const { segment } of graphemes.segment(plain)) width += widthOf(segment);
  return width;
}

const widthOf = (grapheme: string): number => (zero.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1);

/** A plain text cut to at most `width` columns, with an ellipsis where something is lost. */
export function clipped(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** The text filled with spaces to `width` columns. */
export function padded(text: string, width: number, side: "left" | "right"): string {
  const fill = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "left" ? text + fill : fill + text;
}

/** A plain text in lines of at most `width` columns, broken at spaces; longer words stand alone. Lines after the first are indented. */
export function wrapped(text: string, width: number, indent = ""): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const candidate = line === "" ? word : `${line} ${word}`;
    if (displayWidth(candidate) <= width || line.trim() === "") line = candidate;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line];
}
