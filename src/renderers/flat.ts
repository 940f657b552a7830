import type { Result } from "../audit/result.js";
import type { Renderer } from "./renderer.js";

/** One number an id, for `dvc metrics` and the like: the checks, and the rates of everybody. */
export const flat = {
  id: "flat",
  extension: ".flat.json",
  render: async (result) => renderFlat(result),
} as const satisfies Renderer;

/** Unrounded; a value that does not exist is null. Without checks, every disparity between groups has a line. */
export function renderFlat({ checks, disparities, groups }: Result): string {
  const everybody = groups.find(({ by }) => by.length === 0)?.metrics ?? {};
  const gaps =
    checks.length > 0
      ? checks.map(({ id, value }) => [id, value])
      : disparities.filter(({ group }) => group === undefined).map(({ id, value }) => [id, value]);
  const rates = Object.entries(everybody).map(([id, { value }]) => [id, value]);
  return `${JSON.stringify(Object.fromEntries([...rates, ...gaps]), null, 2)}\n`;
}
