import type { Convention } from "../conventions/convention.js";
import { conventions } from "../conventions/index.js";
import type { Elsewhere } from "./entry.js";

const all: readonly (Elsewhere & { readonly ids: readonly string[] })[] = (conventions as readonly Convention[]).flatMap(
  ({ title, names }) =>
    names.flatMap(({ name, here, differs }) =>
      here === null ? [] : [{ tool: title, name, is: here, differs, ids: here.match(/[a-z][a-z0-9]*(?:_+[a-z0-9]+)+/g) ?? [] }],
    ),
);

/** What other tools call the numbers that some test picks by id. */
export const elsewhere = (isIt: (id: string) => boolean): readonly Elsewhere[] =>
  all.filter(({ ids }) => ids.some(isIt)).map(({ tool, name, is, differs }) => ({ tool, name, is, differs }));
