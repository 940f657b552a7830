import type { Result } from "../result.js";

/** Features whose name looks like a postal code, in the order of their names; null when features were not looked at. */
export function postalNames({ beforeModel }: Pick<Result, "beforeModel">): readonly string[] | null {
  if (beforeModel === null) return null;
  return beforeModel.features.filter((name) => /(^|[^a-z])(zip|zip.?code|post.?code|postal)([^a-z]|$)/i.test(name)).sort();
}
