import type { OnnxNode } from "./onnx-file.js";

/** The names of the classes that an operator says; [] when it says none. */
export function labelsOf({ attributes }: OnnxNode): readonly string[] {
  const texts = attributes.get("classlabels_strings")?.texts ?? [];
  if (texts.length > 0) return texts;
  return (attributes.get("classlabels_int64s")?.numbers ?? attributes.get("classlabels_ints")?.numbers ?? []).map(String);
}
