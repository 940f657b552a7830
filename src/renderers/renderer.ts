import type { Result } from "../audit/result.js";
import type { Look } from "../look/look.js";
import { sections as builtIn } from "../sections/index.js";
import type { Section } from "../sections/section.js";

/** What a rendering can be told beside the result. */
export interface RenderOptions {
  /** A folder whose templates replace those of the same name; null = none. Only HTML and PDF have templates. */
  readonly templatesDir: string | null;
  /** Sections of the caller, shown before the method. */
  readonly sections?: readonly Section[];
  /** Whether SARIF holds waived checks too, as suppressed results. */
  readonly sarifWaived?: boolean;
  /** Paper and language of HTML and PDF; what is left out is as usual. */
  readonly look?: Partial<Look>;
}

/** Every section of a report: the built-in ones, and those of the caller before the method. */
export function sectionsOf({ sections = [] }: Pick<RenderOptions, "sections">): readonly Section[] {
  const method = builtIn.findIndex(({ id }) => id === "method");
  return [...builtIn.slice(0, method), ...sections, ...builtIn.slice(method)];
}

/** One output format: a pure function of the result, but for templates read and a browser started. */
export interface Renderer {
  readonly id: string;
  /** Of the file's name, with its dot. */
  readonly extension: string;
  render(result: Result, options: RenderOptions): Promise<string | Uint8Array>;
}
