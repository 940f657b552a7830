import { textWidth } from "./text-width.js";

/**
 * A label as lines that fit a width: broken at spaces, else between characters; what does not fit `most` lines ends in an ellipsis.
 *
 * Example: "Native Hawaiian or Other Pacific Islander" in 150 px of 12 px text → two lines.
 */
export function fitLabel(
  label: string,
  { width, size, most }: { readonly width: number; readonly size: number; readonly most: number },
): readonly string[] {
  const fits = (text: string): boolean => textWidth(text, size) <= width;
  const lines: string[] = [];
  let rest = label;
  while (rest !== "" && lines.length < most - 1 && !fits(rest)) {
    const line = firstLine(rest, fits);
    lines.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  if (rest !== "") lines.push(fits(rest) ? rest : `${cut(rest, (text) => fits(`${text}…`)).trimEnd()}…`);
  return lines;
}

/** As many whole words as fit, or as many characters when not even one word does. */
function firstLine(text: string, fits: (text: string) => boolean): string {
  const words = text.split(/(?<=\s)/u);
  let line = "";
  for (const word of words) {
    if (!fits((line + word).trimEnd())) break;
    line += word;
  }
  return line === "" ? cut(text, fits) : line;
}

function cut(text: string, fits: (text: string) => boolean): string {
  const characters = [...text];
  let n = characters.length;
  while (n > 1 && !fits(characters.slice(0, n).join(""))) n--;
  return characters.slice(0, n).join("");
}
