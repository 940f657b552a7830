const NARROW = /[iljtfrI.,:;'’“”"|()[\]!·\-\s]/u;
const WIDE = /[mwMWQOGD@%—…]/u;
const FULL =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1ffff}\u{20000}-\u{3ffff}]/u;

/**
 * Roughly how wide a text is in a sans-serif font, in pixels at this size; on the wide side, since a label must not run into its neighbour.
 *
 * Fonts cannot be measured here, for the reader's machine chooses them.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text)
    ems += FULL.test(character)
      ? 1.05
      : WIDE.test(character)
        ? 0.92
        : NARROW.test(character)
          ? 0.38
          : /\p{Lu}/u.test(character)
            ? 0.72
            : 0.61;
  return ems * size;
}
