import { expect, test } from "vitest";
import { accentFault, contrastOnWhite, logoFault, MOST_LOGO_BYTES } from "../../src/look/brand.js";

test("contrast on white: 1 for white, 21 for black, and the two greys between which 4.5 lies", () => {
  expect(contrastOnWhite("#ffffff")).toBeCloseTo(1, 12);
  expect(contrastOnWhite("#000")).toBeCloseTo(21, 12);
  // By hand: 0x77 = 119/255 → ((0.46667 + 0.055) / 1.055)^2.4 = 0.18448; 1.05 / 0.23448 = 4.478.
  expect(contrastOnWhite("#777777")).toBeCloseTo(4.478, 3);
  expect(contrastOnWhite("#767676")).toBeCloseTo(4.542, 3);
  expect(contrastOnWhite("#F00")).toBeCloseTo(1.05 / 0.2626, 12);
});

test.each([
  ["#767676", null],
  ["#0072b2", null],
  ["#ABC", "#ABC has a contrast of"],
  ["#777777", "#777777 has a contrast of 4.47:1 on white; text needs 4.5:1"],
  ["red", 'a colour such as "#0072b2" is expected here'],
  ["#0072b", 'a colour such as "#0072b2" is expected here'],
  ["#000} body{display:none", 'a colour such as "#0072b2" is expected here'],
  ["#000\n", 'a colour such as "#0072b2" is expected here'],
])("the accent %j", (accent, wrong) => {
  if (wrong === null) expect(accentFault(accent)).toBeNull();
  else expect(accentFault(accent)).toContain(wrong);
});

test.each([
  ["data:image/png;base64,iVBORw0KGgo=", null],
  ["data:image/svg+xml;base64,PHN2Zy8+", null],
  ["data:text/html;base64,PHN2Zy8+", "a logo is a data URI"],
  ["data:image/svg+xml,<svg onload=alert(1)>", "a logo is a data URI"],
  ["https://example.com/logo.png", "a logo is a data URI"],
  ['data:image/png;base64,AAAA" onerror="alert(1)', "a logo is a data URI"],
  [`data:image/png;base64,${"A".repeat(2 * MOST_LOGO_BYTES)}`, "at most 100000 bytes"],
])("the logo %.50s", (logo, wrong) => {
  if (wrong === null) expect(logoFault(logo)).toBeNull();
  else expect(logoFault(logo)).toContain(wrong);
});
