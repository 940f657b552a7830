import type { Result } from "../../src/audit/result.js";
import { sampleResult } from "./sample-result.js";

/** Texts that would do harm in HTML, SVG, Markdown, a template or a spreadsheet if they were not escaped. */
export const hostile = {
  image: "<img src=x onerror=alert(1)>",
  script: "<script>alert(1)</script>",
  template: "{{{constructor}}} {{> style}}",
  formula: "=cmd|' /C calc'!A0",
  mention: "@everyone | #1 | ![x](http://example.com/x.png)",
  style: "</style><svg onload=alert(1)>",
  long: "非常に長い名前".repeat(60),
} as const;

const counts = { tp: 100, fp: 20, fn: 40, tn: 200 };

/** An audit whose names all come from somebody who means harm. */
export function hostileResult(): Result {
  return sampleResult({
    attributes: [hostile.image, hostile.formula],
    people: [
      { at: [hostile.script, hostile.mention], ...counts },
      { at: [hostile.template, "__proto__"], ...counts, tp: 140 },
      { at: [hostile.style, "\u202egnitirw"], ...counts, tp: 60 },
      { at: [hostile.long, "`code` **bold**"], ...counts, fp: 90 },
      { at: ["", " padded "], tp: 3, fp: 1, fn: 2, tn: 4 },
    ],
    overrides: {
      run: {
        id: '"; } body { display: none',
        command: "audit",
        startedAt: "2026-09-17T09:12:03.114Z",
        durationMs: 1,
        ci: null,
        commandLine: "evenhand audit 'a```\n</code><script>alert(1)</script>'",
      },
      diagnostics: [
        {
          code: "EH118",
          level: "warning",
          message: `group "${hostile.script}" is small`,
          location: null,
          evidence: [hostile.image],
          help: [hostile.mention],
        },
      ],
    },
  });
}
