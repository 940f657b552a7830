import { escapeXml } from "./escape-xml.js";

/** Values of attributes; numbers are written with at most two decimals, so that the bytes do not depend on rounding noise. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element whose children are elements made by this function or by `textElement`. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === "number" ? coordinate(value) : escapeXml(value)}"`,
  );
  return children.length === 0 ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${children.join("")}</${name}>`;
}

/** A line of text, escaped. */
export const textElement = (attributes: Attributes, text: string): string => element("text", attributes, [escapeXml(text)]);

function coordinate(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is no place in a picture`);
  return String(Math.round(value * 100) / 100);
}
