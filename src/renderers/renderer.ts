import type { Result } from "../audit/result.js";

/** What a rendering can be told beside the result. */
export interface RenderOptions {
  /** A folder whose templates replace those of the same name; null = none. Only HTML and PDF have templates. */
  readonly templatesDir: string | null;
}

/** One output format: a pure function of the result, but for templates read and a browser started. */
export interface Renderer {
  readonly id: string;
  /** Of the file's name, with its dot. */
  readonly extension: string;
  render(result: Result, options: RenderOptions): Promise<string | Uint8Array>;
}
