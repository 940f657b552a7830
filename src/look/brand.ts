/** Whose report it is. It stands at the head and says nothing about the result. */
export interface Brand {
  readonly name: string;
  /** A data URI of PNG or SVG in base64; null = none. */
  readonly logo: string | null;
  /** A colour as #rrggbb or #rgb, of the name and of the line below; null = the usual blue. */
  readonly accent: string | null;
}

/** Bytes that the file of a logo may have: the page holds it whole. */
export const MOST_LOGO_BYTES = 100_000;

const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const LOGO = /^data:image\/(?:png|svg\+xml);base64,[A-Za-z0-9+/]+={0,2}$/;
/** WCAG 2.2, 1.4.3: text of usual size. */
const LEAST_CONTRAST = 4.5;

/** Why a colour cannot be the accent; null when it can. */
export function accentFault(accent: string): string | null {
  if (!HEX.test(accent)) return 'a colour such as "#0072b2" is expected here';
  const ratio = contrastOnWhite(accent);
  // Cut and not rounded, so that 4.49 is not told as 4.5.
  return ratio >= LEAST_CONTRAST
    ? null
    : `${accent} has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)}:1 on white; text needs ${LEAST_CONTRAST}:1`;
}

/** Why a logo cannot be shown; null when it can. */
export function logoFault(logo: string): string | null {
  if (logo.length > 64 + Math.ceil(MOST_LOGO_BYTES / 3) * 4) return `a logo has at most ${MOST_LOGO_BYTES} bytes`;
  return LOGO.test(logo) ? null : "a logo is a data URI of image/png or image/svg+xml in base64";
}

/**
 * Contrast of a colour with white, from 1 (white) to 21 (black).
 *
 * @source WCAG 2.2, relative luminance and contrast ratio; IEC 61966-2-1 (1999)
 */
export function contrastOnWhite(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join("") : hex.slice(1);
  const [red, green, blue] = [0, 2, 4].map((at) => linear(Number.parseInt(digits.slice(at, at + 2), 16) / 255));
  return 1.05 / (0.2126 * red! + 0.7152 * green! + 0.0722 * blue! + 0.05);
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
