/** What a terminal can show; worked out by the command line, so that renderers stay pure. */
export interface Screen {
  /** Columns. */
  readonly width: number;
  readonly color: boolean;
  /** Letters outside ASCII only where the data have them. */
  readonly symbols: "unicode" | "ascii";
}

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
};

/** The text in a style, or plain where there is no colour. */
export function styled(text: string, style: Style, { color }: Pick<Screen, "color">): string {
  const [on, off] = codes[style];
  return color && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

const spelled: ReadonlyMap<string, string> = new Map([
  ["…", "..."],
  ["–", "-"],
  ["−", "-"],
  ["“", '"'],
  ["”", '"'],
  ["×", "x"],
  ["·", ";"],
  ["²", "2"],
  ["±", "+/-"],
  ["\ufffd", "?"],
]);

/** The text with our own symbols in ASCII where the screen wants that; letters of the data stay. */
export function spelledFor(text: string, { symbols }: Pick<Screen, "symbols">): string {
  return symbols === "unicode" ? text : text.replace(/[…–−“”×·²±\ufffd]/g, (symbol) => spelled.get(symbol)!);
}
