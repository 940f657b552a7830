import path from "node:path";
import type { Layout } from "../../table/layout.js";
import { listLiteral, textLiteral } from "./literals.js";

/** The files as DuckDB takes them: a list of patterns, each of which matches one file only. */
export const filesLiteral = (layout: Layout): string =>
  listLiteral(layout.files.map((file) => textLiteral(path.resolve(file).replace(/[[*?]/g, "[$&]"))));

/** The paths that may be opened, as they are compared with those asked for. */
export const pathsLiteral = (layout: Layout): string =>
  listLiteral(layout.files.flatMap((file) => [path.resolve(file), path.resolve(file).replace(/[[*?]/g, "[$&]")]).map(textLiteral));
